"""Heat map and face boxes lie on the picture to the pixel: a planted cell and a planted box."""

from __future__ import annotations

import base64
import json

from playwright.sync_api import Route, expect

from visitor import ANSWERS, Visitor

#: The picture, its grid, and the cell of the grid (column, row) that leans synthetic; all others lean nowhere.
WIDTH, HEIGHT, COLUMNS, ROWS, CELL = 960, 640, 12, 8, (3, 2)
BOX = [480, 320, 160, 120]
#: The place in pixels where `after` differs from `before` by more than half of the largest difference.
CHANGED = """async ([before, after]) => {
  const pixels = async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const pen = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    pen.drawImage(picture, 0, 0);
    return [picture.width, pen.getImageData(0, 0, picture.width, picture.height).data];
  };
  const [[width, a], [, b]] = [await pixels(before), await pixels(after)];
  const change = Array.from({ length: a.length / 4 }, (_, at) => Math.abs(a[4 * at + 2] - b[4 * at + 2]));
  const half = change.reduce((most, each) => Math.max(most, each), 0) / 2;
  const places = change.flatMap((each, at) => (each > half ? [[at % width, Math.floor(at / width)]] : []));
  const [xs, ys] = [0, 1].map((axis) => places.map((place) => place[axis]).sort((p, q) => p - q));
  const middle = (list, share) => list[Math.floor(share * (list.length - 1))];
  return [middle(xs, 0), middle(ys, 0), middle(xs, 1) + 1, middle(ys, 1) + 1];
}"""


def walk(visitor: Visitor) -> None:
    """On a wide screen and on a phone."""
    page = visitor.page
    visitor.drop("hills.jpg")
    expect(page.locator("#verdict")).to_have_text(ANSWERS)
    identity = page.url.rsplit("/", 1)[1]
    analysis = page.context.request.get(f"{visitor.origin}/v1/analyses/{identity}").json()
    cells = bytearray([127, 128] * (COLUMNS * ROWS // 2))
    cells[CELL[1] * COLUMNS + CELL[0]] = 255
    analysis["report"]["evidence"][0] |= {
        "heatmap": {"width": COLUMNS, "height": ROWS, "values": base64.b64encode(cells).decode()},
        "regions": [{"box": BOX, "score": 3}],
    }

    def plant(route: Route) -> None:
        route.fulfill(content_type="application/json", body=json.dumps(analysis))

    page.route(f"**/v1/analyses/{identity}", plant)
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 720})
        page.reload()
        picture = page.locator("#result img")
        expect(picture).to_have_js_property("naturalWidth", WIDTH)
        frame = picture.bounding_box()
        assert frame is not None
        scale = (frame["width"] / WIDTH, frame["height"] / HEIGHT)

        page.locator("#heat").fill("0")
        before = base64.b64encode(page.screenshot(clip=frame)).decode()
        page.locator("#heat").fill("90")
        after = base64.b64encode(page.screenshot(clip=frame)).decode()
        seen = page.evaluate(CHANGED, [before, after])
        size = (frame["width"] / COLUMNS, frame["height"] / ROWS)
        meant = [CELL[0] * size[0], CELL[1] * size[1], (CELL[0] + 1) * size[0], (CELL[1] + 1) * size[1]]
        edges = [a - b for a, b in zip(seen, meant, strict=True)]
        middles = [(edges[0] + edges[2]) / 2, (edges[1] + edges[3]) / 2]
        # The grid is drawn smoothly, so an edge is a slope; its middle is a place.
        assert max(map(abs, middles)) <= 1 and max(map(abs, edges)) <= 2, ("heat", width, seen, meant)

        page.get_by_label("Show the face").check()
        box = page.locator(".box").bounding_box()
        assert box is not None
        told = [(box["x"] - frame["x"]) / scale[0], (box["y"] - frame["y"]) / scale[1], box["width"] / scale[0],
                box["height"] / scale[1]]
        assert all(abs(a - b) * scale[0] <= 1 for a, b in zip(told, BOX, strict=True)), ("box", width, told)
