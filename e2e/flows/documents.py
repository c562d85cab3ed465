"""Documents: their text is judged, the answer says what was left out, and what cannot be read is told with a remedy."""

from __future__ import annotations

import base64
import io
import re
import textwrap
import zipfile

from playwright.sync_api import expect

from visitor import ANSWERS, TEXT, Visitor

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    f'<Override PartName="/word/document.xml" ContentType="{WORD}.main+xml"/></Types>'
)


def document(text: str) -> bytes:
    """A Word document with a text, a footnote and a macro."""
    body = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        f"<w:t>{text}</w:t><w:footnoteReference w:id='1'/></w:r></w:p></w:body></w:document>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("word/document.xml", body)
        archive.writestr("word/vbaProject.bin", b"\x00")
    return packed.getvalue()


def mail(text: str) -> bytes:
    """An e-mail with a packed text and an attachment."""
    words = base64.encodebytes(text.encode()).decode()
    return (
        "From: a@example.org\r\nTo: b@example.org\r\nSubject: A text\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="part"\r\n\r\n--part\r\nContent-Type: text/plain; charset=utf-8\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{words}\r\n--part\r\n"
        'Content-Type: application/pdf; name="bill.pdf"\r\n\r\nJVBERi0=\r\n--part--\r\n'
    ).encode()


def paper(pages: list[str]) -> bytes:
    """A PDF document, a page for each text; its table of places is left out."""
    first = 4
    kids = " ".join(f"{first + 2 * index} 0 R" for index in range(len(pages)))
    parts = [
        "%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
        f"2 0 obj << /Type /Pages /Kids [{kids}] /Count {len(pages)} /MediaBox [0 0 612 792] "
        "/Resources << /Font << /F 3 0 R >> >> >> endobj",
        "3 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> endobj",
    ]
    for index, text in enumerate(pages):
        lines = "".join(f"({line}) Tj T* " for line in textwrap.wrap(re.sub(r"([()\\])", r"\\\1", text), 80))
        content = f"BT /F 11 Tf 14 TL 72 600 Td {lines}ET"
        number = first + 2 * index
        parts += [
            f"{number} 0 obj << /Type /Page /Parent 2 0 R /Contents {number + 1} 0 R >> endobj",
            f"{number + 1} 0 obj << /Length {len(content)} >>\nstream\n{content}\nendstream endobj",
        ]
    return "\n".join([*parts, "trailer << /Root 1 0 R >>\n%%EOF"]).encode("cp1252")


def walk(visitor: Visitor) -> None:
    """A Word document, an e-mail and a PDF document are read; a scan without words is refused with what to do."""
    page = visitor.page
    visitor.choose({"name": "essay.docx", "mimeType": WORD, "buffer": document(TEXT)})
    expect(page.locator("#verdict")).to_have_text(ANSWERS)
    expect(page.locator(".answer")).to_contain_text("The text of a Word document was read")
    expect(page.locator(".answer")).to_contain_text("Left out: footnotes, macros.")
    expect(page.locator("#result .text")).to_have_text(TEXT)
    expect(page.locator("#result mark").first).to_be_visible()
    page.reload()
    expect(page.locator("#result .text")).to_have_text(TEXT)

    visitor.go("")
    visitor.choose({"name": "letter.eml", "mimeType": "message/rfc822", "buffer": mail(TEXT)})
    expect(page.locator("#verdict")).to_have_text(ANSWERS)
    expect(page.locator(".answer")).to_contain_text("hand it in by itself: “bill.pdf”.")

    visitor.go("")
    visitor.choose({"name": "paper.pdf", "mimeType": "application/pdf", "buffer": paper([TEXT, TEXT])})
    expect(page.locator("#verdict")).to_have_text(ANSWERS)
    expect(page.locator(".answer")).to_contain_text("The text of a PDF document was read")
    expect(page.locator(".answer")).to_contain_text("on 2 pages.")
    expect(page.locator("#result .leaf[data-page='Page 2']")).to_have_count(1)
    expect(page.locator("#result mark[data-page='2']").first).to_be_visible()

    visitor.go("")
    visitor.choose({"name": "empty.pdf", "mimeType": "application/pdf", "buffer": paper([""])})
    expect(page.locator("main")).to_contain_text("This PDF document shows no text.")
