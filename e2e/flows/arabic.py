"""Arabic: every page runs from right to left, what others wrote keeps its own direction, and no rule of WCAG is broken."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from flows.accessibility import check, opened
from visitor import PASSWORD, TEXT, Visitor

ANSWER = re.compile("لا يمكننا الجزم|لا علامات على أنه مولَّد|فيه علامات على أنه اصطناعي")
EMAIL = "arabic@example.org"
#: Where the first line of an element's text begins, as a share of its width from the left.
BEGINS = """(node) => {
  const range = document.createRange();
  range.selectNodeContents(node);
  const [line] = range.getClientRects();
  const { left, width } = node.getBoundingClientRect();
  return [(line.left - left) / width, (line.right - left) / width];
}"""


def walk(visitor: Visitor) -> None:
    """Chosen in the footer, kept by the device, left again."""
    page = visitor.page
    page.locator("#foot select").select_option("ar")
    expect(page.locator("html[dir=rtl][lang=ar]")).to_have_count(1)
    page.reload()
    expect(page.locator("main h1")).to_have_text("هل هذا مولَّد آليًا؟")
    expect(page.locator("#who")).to_have_text("ضيف")
    check(visitor, "Arabic: analyse")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("اختصارات لوحة المفاتيح")
    check(visitor, "Arabic: shortcuts")
    page.keyboard.press("Escape")
    results(visitor)
    person(visitor)
    page.locator("#foot select").select_option("en")
    expect(page.locator("html[dir=ltr][lang=en]")).to_have_count(1)


def results(visitor: Visitor) -> None:
    """A picture, a video, a text, and two beside each other."""
    page = visitor.page
    verdict = page.locator("#verdict")
    visitor.drop("(1) hills – final!.jpg")
    expect(verdict).to_have_text(ANSWER)
    opened(visitor)
    mirrored(visitor)
    # A Latin name stands where the lines around it begin.
    name, facts = page.locator(".medium .name").bounding_box(), page.locator(".medium figcaption .hint").bounding_box()
    assert name and facts and abs(name["x"] + name["width"] - facts["x"] - facts["width"]) < 2, (name, facts)
    check(visitor, "Arabic: an image")
    # A link of the page's own leads on; arrow and word fit the direction.
    expect(page.get_by_role("button", name="→ فحص شيء آخر")).to_be_visible()
    page.get_by_role("button", name="نظرة أقرب").click()
    page.get_by_label("العرض").select_option("مستوى الخطأ")
    expect(page.get_by_role("img", name="مستوى الخطأ")).to_be_visible()
    page.get_by_role("button", name="عدسة مكبِّرة").click()
    check(visitor, "Arabic: a closer look")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    picture = page.url.split("/")[-1]
    visitor.film("film.webm")
    expect(verdict).to_have_text(ANSWER)
    opened(visitor)
    # Time runs from left to right, as in the player above it.
    assert page.locator(".track").first.evaluate("(node) => getComputedStyle(node).direction") == "ltr"
    check(visitor, "Arabic: a video")
    visitor.go(f"compare/{picture}/{picture}")
    expect(page.locator("main h1")).to_have_text("نتيجتان جنبًا إلى جنب")
    page.get_by_label("العرض").select_option("إحداهما فوق الأخرى")
    check(visitor, "Arabic: compared")
    visitor.go("")
    page.locator("#text").fill(TEXT)
    page.get_by_role("button", name="فحص هذا النص").click()
    expect(page.locator(".text")).to_be_visible()
    expect(page.locator("#result")).to_contain_text("اختيار الكلمات وترتيبها")
    # An English text begins at the left.
    assert page.locator(".text").evaluate(BEGINS)[0] < 0.1
    opened(visitor)
    check(visitor, "Arabic: a text")
    visitor.go("history")
    shown = page.locator("#history-list .name", has_text="final!").first
    # The whole name in its own order, at the side where lines of the page begin.
    assert shown.evaluate("(node) => getComputedStyle(node).direction") == "ltr"
    box, card = shown.bounding_box(), page.locator("#history-list .what").first.bounding_box()
    assert box and card and abs(box["x"] + box["width"] - card["x"] - card["width"]) < 2, (box, card)
    check(visitor, "Arabic: history")
    page.get_by_role("button", name="جدول مكثَّف").click()
    expect(page.locator(".dense tbody tr").first).to_be_visible()
    check(visitor, "Arabic: history, as a table")
    page.get_by_role("button", name="جدول مكثَّف").click()
    visitor.go("verify")
    expect(page.locator("main h1")).to_have_text("التحقق من تقرير محفوظ")
    check(visitor, "Arabic: checking a report")


def mirrored(visitor: Visitor) -> None:
    """The strip runs from real at the right to synthetic at the left, and its needle stands where the number says."""
    page = visitor.page
    real, synthetic = (page.locator(".strip .ends span").nth(at).bounding_box() for at in (0, 1))
    bar, needle = page.locator(".strip .bar").bounding_box(), page.locator(".strip .needle").bounding_box()
    number = page.locator(".strip .number span").bounding_box()
    assert real and synthetic and bar and needle and number
    assert real["x"] > synthetic["x"]
    at = float(page.locator(".strip [role=img]").evaluate("(node) => parseFloat(node.style.getPropertyValue('--at'))")) / 100
    middle = needle["x"] + needle["width"] / 2
    assert abs((bar["x"] + bar["width"] - middle) / bar["width"] - at) < 0.01, (bar, needle, at)
    assert abs(number["x"] + number["width"] / 2 - middle) < 20, (number, needle)


def person(visitor: Visitor) -> None:
    """Signing in, storage, cases, the account, administration."""
    page = visitor.page
    visitor.go("sign-in")
    page.get_by_role("button", name="إنشاء حساب").click()
    expect(page.locator("main h1, main h2").first).to_be_visible()
    check(visitor, "Arabic: create an account")
    form = page.locator(".narrow form")
    form.get_by_label("البريد الإلكتروني").fill(EMAIL)
    form.get_by_label("كلمة المرور").fill(PASSWORD)
    form.get_by_role("button").click()
    expect(page.locator("#who")).to_have_text(EMAIL)
    visitor.drop("warm.jpg")
    expect(page.locator("#verdict")).to_have_text(ANSWER)
    visitor.go("storage")
    expect(page.locator(".meter-bar")).to_be_visible()
    check(visitor, "Arabic: storage")
    visitor.go("cases")
    page.get_by_text("قضية جديدة").click()
    page.get_by_label("العنوان", exact=True).fill("صور 2026")
    page.get_by_role("button", name="إنشاء القضية").click()
    tags = page.get_by_label("الوسوم")
    tags.fill("صور، map, الحدود")
    page.get_by_role("button", name="حفظ", exact=True).click()
    expect(page.get_by_text("حُفظ.")).to_be_visible()
    # Commas of both scripts part them.
    visitor.go("cases")
    expect(page.locator(".lines .tags .stamp")).to_have_count(3)
    check(visitor, "Arabic: cases")
    visitor.go("account")
    expect(page.get_by_role("heading", name="مفاتيح API")).to_be_visible()
    opened(visitor)
    check(visitor, "Arabic: account")
    visitor.administer("create-admin", EMAIL)
    page.reload()
    visitor.go("admin")
    expect(page.locator(".accounts tbody tr, .accounts tr").first).to_be_visible()
    check(visitor, "Arabic: administration")
