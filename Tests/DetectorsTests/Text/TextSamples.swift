/// Texts written for the tests.
enum TextSamples {
    static let english = [
        """
        The ferry leaves at ten past six, and by then the whole quay smells of diesel and wet rope. My grandfather \
        used to say that you could set a clock by its horn, though he never owned a clock that worked. We would sit \
        on the wall, share a paper bag of plums, and count the cars that drove aboard. Most of them were empty vans; \
        the fish had gone out on the night boat. When the ramp was up he always said the same thing: "That's it, \
        then," and we walked home by the back lane, where the hens were.
        """,
        """
        Before you change the filter, switch the pump off and let it stand for five minutes. The cover has four \
        screws; two of them are shorter and belong at the front. If the old filter does not come out, do not pull \
        it: turn it a little to the left and it will. Rinse the housing with clean water, check that the seal lies \
        flat, and only then put in the new one. When you start the pump again there will be some noise for about a \
        minute, which is air on its way out and nothing to worry about.
        """,
    ]

    static let foreign = [
        """
        Der alte Mann saß in der Küche und sah aus dem Fenster, während die Kinder draußen im Schnee spielten. Er \
        hatte keine Eile, denn der Bus war erst um zehn da, und in der Zwischenzeit konnte er noch einen Kaffee \
        trinken. Was war das für ein Winter, dachte er, so lang und so kalt wie keiner zuvor, und doch war ihm warm.
        """,
        """
        Le vieil homme était assis dans la cuisine et regardait par la fenêtre pendant que les enfants jouaient dans \
        la neige. Il n'avait pas de hâte, car le bus ne venait qu'à dix heures, et entre-temps il pouvait encore \
        boire un café à table avec nous, comme il le faisait chaque matin depuis la fin de la guerre.
        """,
        """
        De oude man zat in de keuken en keek uit het raam, terwijl de kinderen buiten in de sneeuw speelden. Hij had \
        geen haast, want de bus was er pas om tien uur, en in de tussentijd kon hij nog een kop koffie of thee \
        drinken. Wat is dat voor een winter, dacht hij, en hij was blij over zijn warme jas en het brood op tafel.
        """,
        """
        老人坐在厨房里，看着窗外的孩子们在雪地里玩耍。他并不着急，因为公共汽车十点才来，在这之前他还可以喝一杯咖啡。\
        他想，这是一个多么漫长而寒冷的冬天，可是屋子里却很暖和，桌上还放着刚烤好的面包。
        """,
        """
        Старик сидел на кухне и смотрел в окно, пока дети играли на снегу. Он никуда не спешил, потому что автобус \
        приходил только в десять, и за это время можно было выпить ещё одну чашку кофе. Какая длинная и холодная \
        зима, думал он, такой не было никогда, но в доме было тепло, и на столе лежал свежий хлеб.
        """,
    ]

    static let all = english + foreign
}
