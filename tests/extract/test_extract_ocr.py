"""Pictures and scanned pages: read by Tesseract where it is installed, else gaps that say so."""

from __future__ import annotations

import io
import stat
from collections.abc import Callable
from email.message import EmailMessage
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from docx.shared import Cm
from PIL import Image
from reportlab.lib import colors
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from scanner.errors import ItemUnreadable
from scanner.extract import Limits
from scanner.extract.ocr import is_installed, program_version
from scanner.extract.reading import DEFAULT_LIMITS
from scanner.model import Extracted, Hidden, Origin, Reason
from tests.extract.extracted import by_place, cells, hidden, read, read_mail, texts, zipped

tesseract = pytest.mark.skipif(
    not is_installed(), reason="Tesseract is not installed (apt-get install tesseract-ocr)"
)
Drawing = Callable[[Canvas], None]
WIDTH, HEIGHT = 420, 240  # points: a small page is read quickly


def drawn(*pages: Drawing) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def lines(*words: str) -> Drawing:
    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(words):
            canvas.drawString(30, HEIGHT - 40 - 24 * number, line)

    return draw


def picture_of(page: Drawing, dots: int = 300) -> Image.Image:
    """The page as a scanner gives it."""
    document = pypdfium2.PdfDocument(drawn(page))
    image: Image.Image = document[0].render(scale=dots / 72, grayscale=True).to_pil()
    return image.convert("L")


def scan(image: Image.Image) -> Drawing:
    return lambda canvas: canvas.drawImage(ImageReader(image), 0, 0, WIDTH, HEIGHT) and None


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


CONSENT = ("Medical consent form", "Pupil: Theo Oakenshaw in 7B", "Asthma, carries an inhaler")


@cache
def consent() -> Image.Image:
    return picture_of(lines(*CONSENT))


BLANK = Image.new("L", (900, 600), 255)
ROWS = [
    ["Name", "Form", "Need"],
    ["Theo Oakenshaw", "7B", "ASD"],
    ["Ada Elmhurst", "7C", "none"],
    ["Ben Ashgrove", "8A", "Epilepsy"],
]


def register(is_ruled: bool) -> Drawing:
    def draw(canvas: Canvas) -> None:
        for down, row in enumerate(ROWS):
            for across, text in enumerate(row):
                x, y = 30 + 120 * across, HEIGHT - 60 - 20 * down
                canvas.drawString(x + 4, y + 5, text)
                if is_ruled:
                    canvas.rect(x, y, 120, 20)

    return draw


def read_text(content: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> str:
    return texts(read(content, name, limits=limits))["body"]


@tesseract
@pytest.mark.parametrize(
    ("kind", "name"),
    [("PNG", "a.png"), ("JPEG", "a.jpg"), ("TIFF", "a.tif"), ("BMP", "a.bmp"), ("WEBP", "a.webp")],
)
def test_an_image_file_is_its_text(kind: str, name: str) -> None:
    extracted = read(saved(consent(), kind), name)
    assert texts(extracted) == {"body": "".join(f"{line}\n" for line in CONSENT)}
    assert extracted.gaps == ()


@tesseract
@pytest.mark.parametrize(
    "turn",
    [
        lambda image: image.rotate(90, expand=True),
        lambda image: image.rotate(180),
        lambda image: image.rotate(270, expand=True),
        lambda image: image.rotate(2, fillcolor=255, expand=True),
        lambda image: image.resize((image.width // 3, image.height // 3)),
        lambda image: image.point(lambda shade: 255 - shade),
        lambda image: image.point(lambda shade: 90 + shade // 3),
    ],
    ids=["left", "upside down", "right", "crooked", "screenshot", "white on black", "faint"],
)
def test_a_page_is_read_however_it_was_scanned(
    turn: Callable[[Image.Image], Image.Image],
) -> None:
    # Enough words that Tesseract can tell which way up they are.
    sentence = "Theo Oakenshaw of 7B carries an inhaler for asthma to school"
    image = picture_of(lines(*[sentence] * 7))
    assert read_text(saved(turn(image)), "a.png") == f"{sentence}\n" * 7


@tesseract
def test_a_photo_is_turned_as_the_camera_says() -> None:
    exif = Image.Exif()
    exif[0x0112] = 3  # Orientation: upside down
    content = saved(consent().rotate(180), "JPEG", exif=exif)
    assert read_text(content, "a.jpg").splitlines() == list(CONSENT)


@tesseract
@pytest.mark.parametrize("is_ruled", [True, False], ids=["with borders", "without"])
def test_a_scanned_table_is_a_table(is_ruled: bool) -> None:
    part = by_place(read(saved(picture_of(register(is_ruled))), "a.png"))["body"]
    assert cells(part) == ROWS
    assert part.text.reveal().splitlines()[1] == "Theo Oakenshaw\t7B\tASD"


@tesseract
def test_a_mail_address_is_read_without_a_blank() -> None:
    image = picture_of(lines("Please write to office@oak.example.sch.uk or call 01632 960123"))
    assert "office@oak.example.sch.uk" in read_text(saved(image), "a.png")


@tesseract
def test_pages_of_a_fax_come_in_order() -> None:
    second = picture_of(lines("More about Ada Elmhurst"))
    content = saved(consent(), "TIFF", save_all=True, append_images=[second])
    part = by_place(read(content, "fax.tif"))["body"]
    text = part.text.reveal()
    assert text.splitlines() == [*CONSENT, "More about Ada Elmhurst"]
    assert (part.position(0), part.position(text.index("Ada"))) == ("page 1", "page 2")


@tesseract
def test_a_scanned_page_stands_in_its_place_in_a_pdf() -> None:
    content = drawn(lines("First page, typed"), scan(consent()), lines("Third page, typed"))
    extracted = read(content, "a.pdf")
    part = by_place(extracted)["body"]
    text = part.text.reveal()
    assert text.splitlines() == ["First page, typed", *CONSENT, "Third page, typed"]
    assert part.position(text.index("Theo")) == "page 2"
    assert part.position(text.index("Third")) == "page 3"
    assert extracted.gaps == ()


@tesseract
def test_a_scan_with_a_stamp_is_read_and_a_typed_page_over_a_picture_is_not() -> None:
    def stamped(canvas: Canvas) -> None:
        scan(consent())(canvas)
        canvas.drawString(30, 20, "Received 12 May")

    def typed(canvas: Canvas) -> None:
        scan(consent())(canvas)
        canvas.drawString(30, 20, "A typed page with a picture behind it, all words typed")

    assert "Theo Oakenshaw" in read_text(drawn(stamped), "a.pdf")
    assert "Theo Oakenshaw" not in read_text(drawn(typed), "a.pdf")


@tesseract
@pytest.mark.parametrize("turn", [0, 90])
def test_words_of_a_scan_under_a_drawn_box_are_hidden(turn: int) -> None:
    def covered(canvas: Canvas) -> None:
        canvas.setPageRotation(turn)
        scan(consent())(canvas)
        canvas.setFillColor(colors.black)
        canvas.rect(25, HEIGHT - 70, WIDTH - 50, 18, fill=1)

    part = by_place(read(drawn(covered), "a.pdf"))["body"]
    assert part.text.reveal().splitlines() == list(CONSENT)
    assert hidden(part) == [(CONSENT[1], Hidden.UNDER_BOX)]


@tesseract
def test_a_scan_without_boxes_hides_nothing() -> None:
    assert hidden(by_place(read(drawn(scan(consent())), "a.pdf"))["body"]) == []


@tesseract
def test_pictures_in_mails_and_archives_are_read() -> None:
    message = EmailMessage()
    message["Subject"] = "Form"
    message["From"], message["To"] = "a.quill@oak.example.sch.uk", "sam@example.com"
    message.set_content("See attached")
    message.add_attachment(saved(consent()), "image", "png", filename="scan.png")
    archive = zipped({"inner/scan.pdf": drawn(scan(consent()))})
    message.add_attachment(archive, "application", "zip", filename="all.zip")
    extracted = read_mail(message.as_bytes())
    parts = by_place(extracted)
    assert extracted.gaps == ()
    for place in ("scan.png", "all.zip!inner/scan.pdf"):
        assert parts[place].text.reveal().splitlines() == list(CONSENT)
        assert parts[place].origin is Origin.ATTACHMENT


def document_with(*pictures: Image.Image) -> bytes:
    document = Document()
    document.add_paragraph("Letter")
    for picture in pictures:
        document.add_picture(io.BytesIO(saved(picture)), width=Cm(5))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@tesseract
def test_large_pictures_in_a_document_are_parts_and_small_ones_are_not() -> None:
    small = consent().resize((190, 99))
    extracted = read(document_with(consent(), small, BLANK), "a.docx")
    assert [place for place in texts(extracted) if place.startswith("picture")] == ["picture 1"]
    assert texts(extracted)["picture 1"].splitlines() == list(CONSENT)
    assert extracted.gaps == ()


@tesseract
@pytest.mark.parametrize("content", [saved(BLANK), drawn(scan(BLANK))], ids=["image", "pdf"])
def test_a_picture_without_text_is_inspected(content: bytes) -> None:
    assert read(content, "a") == Extracted((), ())


# ------------------------------------------------------------------ where nothing can be read


@pytest.fixture
def without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")


NOT_INSTALLED = "Tesseract is not installed; install tesseract-ocr, or read it by eye"


@pytest.mark.usefixtures("without_tesseract")
@pytest.mark.parametrize("name", ["a.png", "a.pdf"])
def test_without_tesseract_a_picture_needs_ocr(name: str) -> None:
    content = saved(BLANK) if name == "a.png" else drawn(scan(BLANK), scan(BLANK))
    with pytest.raises(ItemUnreadable) as raised:
        read(content, name)
    assert raised.value.reason is Reason.NO_TEXT
    assert raised.value.detail in (NOT_INSTALLED, f"pages 1, 2: {NOT_INSTALLED}")


@pytest.mark.usefixtures("without_tesseract")
def test_without_tesseract_typed_pages_are_read_and_scanned_ones_are_a_gap() -> None:
    extracted = read(drawn(lines("Theo Oak"), scan(BLANK), lambda canvas: None), "a.pdf")
    assert texts(extracted) == {"body": "Theo Oak\n"}
    (gap,) = extracted.gaps
    assert (gap.reason, gap.detail) == (Reason.NO_TEXT, f"page 2: {NOT_INSTALLED}")


@pytest.mark.usefixtures("without_tesseract")
def test_without_tesseract_pictures_in_a_document_are_no_gap() -> None:
    extracted = read(document_with(BLANK), "a.docx")
    assert texts(extracted)["body"] == "Letter\n"
    assert extracted.gaps == ()


@pytest.mark.usefixtures("without_tesseract")
def test_without_tesseract_there_is_no_version() -> None:
    assert (is_installed(), program_version()) == (False, "")


def tesseract_that(does: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program of that name which does something else."""
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\n{does}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


@pytest.mark.parametrize(
    ("does", "expected"),
    [
        ("exec sleep 60", Reason.TIMEOUT),
        ("echo Theo Oak >&2; exit 1", Reason.CORRUPT),
        ("kill -9 $$", Reason.CORRUPT),
        ("cat > /dev/null; echo no table", None),
    ],
    ids=["hangs", "fails", "dies", "finds nothing"],
)
def test_a_run_that_fails_is_a_gap_that_quotes_nothing(
    does: str, expected: Reason | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tesseract_that(does, tmp_path, monkeypatch)
    content = drawn(lines("Typed"), scan(BLANK))
    limits = Limits(max_ocr_seconds=0.5) if expected is Reason.TIMEOUT else DEFAULT_LIMITS
    extracted = read(content, "a.pdf", limits=limits)
    assert texts(extracted) == {"body": "Typed\n"}
    assert [gap.reason for gap in extracted.gaps] == ([] if expected is None else [expected])
    assert all("Theo" not in gap.detail and "page 2" in gap.detail for gap in extracted.gaps)


@pytest.mark.parametrize(
    "limits",
    [Limits(max_ocr_pages=1), Limits(max_ocr_seconds=0.0), Limits(max_picture_pixels=1000)],
    ids=["pages", "seconds", "pixels"],
)
def test_more_pictures_than_an_item_may_have_are_a_gap(
    limits: Limits, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tesseract_that("cat > /dev/null", tmp_path, monkeypatch)
    extracted = read(zipped({"a.png": saved(BLANK), "b.png": saved(BLANK)}), "a.zip", limits=limits)
    assert {gap.reason for gap in extracted.gaps} == {Reason.TOO_LARGE}
    assert len(extracted.gaps) == (1 if limits.max_ocr_pages == 1 else 2)


def test_tesseract_gets_neither_our_secrets_nor_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REGISTER_PASSWORD", "secret")
    heard = tmp_path / "heard"
    tesseract_that(f'env > {heard}; echo "$@" >> {heard}; cat > /dev/null', tmp_path, monkeypatch)
    read(saved(BLANK), "Theo Oak.png")
    words = heard.read_text()
    assert "stdin stdout -l eng" in words and "OMP_THREAD_LIMIT=1" in words
    assert "secret" not in words and "Theo" not in words


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (saved(BLANK)[:60], Reason.CORRUPT),
        (b"\x00\x00\x00\x18ftypheic" + bytes(40), Reason.UNSUPPORTED),
    ],
    ids=["cut short", "HEIC"],
)
def test_a_picture_that_cannot_be_opened_has_a_reason(
    content: bytes, expected: Reason, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tesseract_that("cat > /dev/null", tmp_path, monkeypatch)
    with pytest.raises(ItemUnreadable) as raised:
        read(content, "a.png")
    assert raised.value.reason is expected
