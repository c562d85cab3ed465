#include "pdfium_shim.h"

#include <dlfcn.h>
#include <math.h>
#include <stdlib.h>

#include "pdfium.h"

/// Objects and notes of a page that are looked at.
#define MOST_OBJECTS 100000

#define FIELD(result, name, arguments) result(*name) arguments;
static struct {
    PDFIUM_FUNCTIONS(FIELD)
} library;

int ps_start(void) {
    void *file = dlopen("libpdfium.so", RTLD_NOW | RTLD_LOCAL);
    if (file == NULL) return -1;
#define LOAD(result, name, arguments) \
    if ((*(void **)&library.name = dlsym(file, #name)) == NULL) return -1;
    PDFIUM_FUNCTIONS(LOAD)
    const char *no_folders[] = {NULL};
    const PDFSettings settings = {.version = 2, .font_folders = no_folders};
    library.FPDF_InitLibraryWithConfig(&settings);
    return 0;
}

struct ps_document {
    PDFDocument *document;
    PDFPage *page;
    PDFText *text;
    PDFBox box;
    int quarters;
    int characters;
};

ps_document *ps_open(const void *bytes, size_t length, ps_status *status) {
    ps_document *opened = calloc(1, sizeof *opened);
    if (opened == NULL) abort();
    opened->document = library.FPDF_LoadMemDocument64(bytes, length, NULL);
    if (opened->document != NULL) {
        *status = PS_OK;
        return opened;
    }
    const unsigned long error = library.FPDF_GetLastError();
    *status = error == PDF_ERROR_PASSWORD || error == PDF_ERROR_SECURITY ? PS_LOCKED : PS_DAMAGED;
    free(opened);
    return NULL;
}

static void close_page(ps_document *document) {
    if (document->text != NULL) library.FPDFText_ClosePage(document->text);
    if (document->page != NULL) library.FPDF_ClosePage(document->page);
    document->text = NULL;
    document->page = NULL;
    document->characters = 0;
}

void ps_close(ps_document *document) {
    close_page(document);
    library.FPDF_CloseDocument(document->document);
    free(document);
}

int ps_page_count(const ps_document *document) { return library.FPDF_GetPageCount(document->document); }

uint32_t ps_marks(const ps_document *document) {
    uint32_t marks = 0;
    if (library.FPDFDoc_GetAttachmentCount(document->document) > 0) marks |= PS_ATTACHMENTS;
    if (library.FPDFDoc_GetJavaScriptActionCount(document->document) > 0) marks |= PS_SCRIPTS;
    if (library.FPDF_GetFormType(document->document) > 0) marks |= PS_FORMS;
    return marks;
}

size_t ps_attachment_name(const ps_document *document, int index, uint16_t *name, size_t units) {
    if (index >= library.FPDFDoc_GetAttachmentCount(document->document)) return 0;
    PDFAttachment *attachment = library.FPDFDoc_GetAttachment(document->document, index);
    if (attachment == NULL) return 0;
    const unsigned long bytes = library.FPDFAttachment_GetName(attachment, name, units * sizeof *name);
    return bytes < sizeof *name || bytes > units * sizeof *name ? 0 : bytes / sizeof *name - 1;
}

/// Whether an object is an image, or a form with one in it.
static int shows_image(PDFObject *object) {
    const int type = library.FPDFPageObj_GetType(object);
    if (type == PDF_OBJECT_IMAGE) return 1;
    const int count = type == PDF_OBJECT_FORM ? library.FPDFFormObj_CountObjects(object) : 0;
    for (int index = 0; index < count && index < MOST_OBJECTS; index++) {
        PDFObject *part = library.FPDFFormObj_GetObject(object, (unsigned long)index);
        if (part != NULL && library.FPDFPageObj_GetType(part) == PDF_OBJECT_IMAGE) return 1;
    }
    return 0;
}

/// The share of the page that images cover; one within a form counts as the form does.
static float picture_share(const ps_document *document) {
    const PDFBox page = document->box;
    const float area = (page.right - page.left) * (page.top - page.bottom);
    const int count = library.FPDFPage_CountObjects(document->page);
    float covered = 0;
    for (int index = 0; index < count && index < MOST_OBJECTS; index++) {
        PDFObject *object = library.FPDFPage_GetObject(document->page, index);
        float left, bottom, right, top;
        if (object == NULL || !shows_image(object) ||
            !library.FPDFPageObj_GetBounds(object, &left, &bottom, &right, &top))
            continue;
        const float width = fminf(right, page.right) - fmaxf(left, page.left);
        const float height = fminf(top, page.top) - fmaxf(bottom, page.bottom);
        if (width > 0 && height > 0) covered += width * height / area;
    }
    return fminf(covered, 1);
}

static uint32_t note_marks(const ps_document *document) {
    const int count = library.FPDFPage_GetAnnotCount(document->page);
    uint32_t marks = 0;
    for (int index = 0; index < count && index < MOST_OBJECTS; index++) {
        PDFNote *note = library.FPDFPage_GetAnnot(document->page, index);
        if (note == NULL) continue;
        switch (library.FPDFAnnot_GetSubtype(note)) {
            case PDF_NOTE_TEXT:
            case PDF_NOTE_FREE_TEXT:
            case PDF_NOTE_POPUP: marks |= PS_COMMENTS; break;
            case PDF_NOTE_FILE: marks |= PS_ATTACHMENTS; break;
        }
        library.FPDFPage_CloseAnnot(note);
    }
    return marks;
}

int ps_open_page(ps_document *document, int index, ps_page *page) {
    close_page(document);
    document->page = library.FPDF_LoadPage(document->document, index);
    if (document->page == NULL) return -1;
    document->text = library.FPDFText_LoadPage(document->page);
    PDFBox *box = &document->box;
    if (document->text == NULL || !library.FPDF_GetPageBoundingBox(document->page, box) ||
        !(box->right > box->left && box->top > box->bottom)) {
        close_page(document);
        return -1;
    }
    document->quarters = library.FPDFPage_GetRotation(document->page) & 3;
    const int characters = library.FPDFText_CountChars(document->text);
    document->characters = characters > 0 ? characters : 0;
    const float width = box->right - box->left, height = box->top - box->bottom;
    *page = (ps_page){
        .width = document->quarters & 1 ? height : width,
        .height = document->quarters & 1 ? width : height,
        .pictures = picture_share(document),
        .marks = note_marks(document),
        .characters = (uint32_t)document->characters,
    };
    if (page->pictures > 0) page->marks |= PS_PICTURES;
    return 0;
}

typedef struct {
    float x, y;
} point;

/// A place on the upright page.
static point upright(const ps_document *document, double x, double y) {
    const PDFBox box = document->box;
    switch (document->quarters) {
        case 1: return (point){(float)y - box.bottom, (float)x - box.left};
        case 2: return (point){box.right - (float)x, (float)y - box.bottom};
        case 3: return (point){box.top - (float)y, box.right - (float)x};
        default: return (point){(float)x - box.left, box.top - (float)y};
    }
}

/// Whether a direction leads from left to right on the upright page, give or take a slant.
static int is_level(const ps_document *document, float x, float y) {
    const float along[] = {x, y, -x, -y}, across[] = {y, x, y, x};
    return along[document->quarters] > 0 && fabsf(across[document->quarters]) < 0.2F * along[document->quarters];
}

static int is_painted(const ps_document *document, PDFObject *object, int index) {
    const int mode = library.FPDFTextObj_GetTextRenderMode(object);
    unsigned red, green, blue, alpha = 255;
    library.FPDFText_GetFillColor(document->text, index, &red, &green, &blue, &alpha);
    return mode != PDF_MODE_INVISIBLE && mode != PDF_MODE_CLIP && alpha > 0;
}

void ps_characters(const ps_document *document, ps_character *characters) {
    PDFText *text = document->text;
    PDFObject *object = NULL;
    int is_object_painted = 1;
    for (int index = 0; index < document->characters; index++) {
        ps_character character = {.scalar = library.FPDFText_GetUnicode(text, index)};
        if (library.FPDFText_IsGenerated(text, index) == 1) {
            character.flags = PS_MADE_UP;
            characters[index] = character;
            continue;
        }
        if (library.FPDFText_IsHyphen(text, index) == 1) character.flags |= PS_HYPHEN;
        if (library.FPDFText_HasUnicodeMapError(text, index) == 1) character.flags |= PS_UNKNOWN;
        PDFObject *own = library.FPDFText_GetTextObject(text, index);
        if (own != NULL && own != object) {
            object = own;
            is_object_painted = is_painted(document, object, index);
        }
        if (own != NULL && !is_object_painted) character.flags |= PS_INVISIBLE;

        double left = 0, right = 0, bottom = 0, top = 0, x = 0, y = 0;
        PDFMatrix matrix = {1, 0, 0, 1, 0, 0};
        library.FPDFText_GetCharBox(text, index, &left, &right, &bottom, &top);
        library.FPDFText_GetCharOrigin(text, index, &x, &y);
        library.FPDFText_GetMatrix(text, index, &matrix);
        const point one = upright(document, left, bottom), other = upright(document, right, top);
        character.left = fminf(one.x, other.x);
        character.right = fmaxf(one.x, other.x);
        character.baseline = upright(document, x, y).y;
        character.size = (float)library.FPDFText_GetFontSize(text, index) * hypotf(matrix.c, matrix.d);
        if (!is_level(document, matrix.a, matrix.b)) character.flags |= PS_TURNED;
        characters[index] = character;
    }
}
