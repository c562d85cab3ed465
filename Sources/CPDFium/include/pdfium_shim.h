#ifndef TOUCHSTONE_PDFIUM_SHIM_H
#define TOUCHSTONE_PDFIUM_SHIM_H

#include <stddef.h>
#include <stdint.h>

/// Loads libpdfium through the dynamic linker's search path and starts it. Returns 0, or -1 when it is not there.
int ps_start(void);

typedef enum { PS_OK, PS_DAMAGED, PS_LOCKED } ps_status;

/// What stands beside the text.
enum { PS_ATTACHMENTS = 1, PS_SCRIPTS = 2, PS_FORMS = 4, PS_COMMENTS = 8, PS_PICTURES = 16 };

/// A document, and the page of it that is open.
typedef struct ps_document ps_document;

/// Opens a document in memory, which must outlive it. NULL with a status other than `PS_OK`.
ps_document *ps_open(const void *bytes, size_t length, ps_status *status);
void ps_close(ps_document *document);

int ps_page_count(const ps_document *document);

/// The document's own marks; those of its pages come with them.
uint32_t ps_marks(const ps_document *document);

/// Writes the name of an attachment as UTF-16 and returns its length in units; 0 for none or one that does not fit.
size_t ps_attachment_name(const ps_document *document, int index, uint16_t *name, size_t units);

/// An upright page in points.
typedef struct {
    float width, height;
    /// Share of it that images cover, at most 1.
    float pictures;
    uint32_t marks;
    uint32_t characters;
} ps_page;

/// Opens a page in place of the one that is open. Returns 0, or -1 when it is damaged.
int ps_open_page(ps_document *document, int index, ps_page *page);

/// How a character stands there.
enum {
    /// White space that the library put between what is drawn.
    PS_MADE_UP = 1,
    /// A hyphen at the end of a line.
    PS_HYPHEN = 2,
    /// Its font does not tell which letter it is.
    PS_UNKNOWN = 4,
    /// It is not painted.
    PS_INVISIBLE = 8,
    /// It is not written from left to right on the upright page.
    PS_TURNED = 16
};

/// A character of an upright page, in points from its top left corner.
typedef struct {
    uint32_t scalar;
    uint32_t flags;
    float left, right;
    /// Where the line stands that it is written on.
    float baseline;
    /// Height of its font.
    float size;
} ps_character;

/// Writes the characters of the open page in the order of its text: as many as the page has.
void ps_characters(const ps_document *document, ps_character *characters);

#endif
