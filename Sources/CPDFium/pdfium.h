#ifndef TOUCHSTONE_PDFIUM_H
#define TOUCHSTONE_PDFIUM_H

#include <stddef.h>
#include <stdint.h>

/// What is used of libpdfium, whose wheel carries no header: the signatures are those that its own Python module states.

typedef struct PDFDocument PDFDocument;
typedef struct PDFPage PDFPage;
typedef struct PDFText PDFText;
typedef struct PDFObject PDFObject;
typedef struct PDFNote PDFNote;
typedef struct PDFAttachment PDFAttachment;

/// Version 2 of the library's settings. An empty list of font folders keeps it from looking for fonts.
typedef struct {
    int version;
    const char **font_folders;
    void *isolate;
    unsigned slot;
} PDFSettings;

typedef struct {
    float left, top, right, bottom;
} PDFBox;

typedef struct {
    float a, b, c, d, e, f;
} PDFMatrix;

enum {
    PDF_ERROR_PASSWORD = 4,
    PDF_ERROR_SECURITY = 5,
    PDF_OBJECT_IMAGE = 3,
    PDF_OBJECT_FORM = 5,
    PDF_MODE_INVISIBLE = 3,
    PDF_MODE_CLIP = 7,
    PDF_NOTE_TEXT = 1,
    PDF_NOTE_FREE_TEXT = 3,
    PDF_NOTE_POPUP = 16,
    PDF_NOTE_FILE = 17,
};

/// Every function that is used. Strings of the library are UTF-16 with a NUL, their lengths in bytes with it.
#define PDFIUM_FUNCTIONS(FUNCTION)                                                                                \
    FUNCTION(void, FPDF_InitLibraryWithConfig, (const PDFSettings *))                                             \
    FUNCTION(PDFDocument *, FPDF_LoadMemDocument64, (const void *bytes, size_t length, const char *password))     \
    FUNCTION(unsigned long, FPDF_GetLastError, (void))                                                            \
    FUNCTION(void, FPDF_CloseDocument, (PDFDocument *))                                                           \
    FUNCTION(int, FPDF_GetPageCount, (PDFDocument *))                                                             \
    FUNCTION(int, FPDF_GetFormType, (PDFDocument *))                                                              \
    FUNCTION(int, FPDFDoc_GetJavaScriptActionCount, (PDFDocument *))                                              \
    FUNCTION(int, FPDFDoc_GetAttachmentCount, (PDFDocument *))                                                    \
    FUNCTION(PDFAttachment *, FPDFDoc_GetAttachment, (PDFDocument *, int index))                                  \
    FUNCTION(unsigned long, FPDFAttachment_GetName, (PDFAttachment *, uint16_t *name, unsigned long length))      \
    FUNCTION(PDFPage *, FPDF_LoadPage, (PDFDocument *, int index))                                                \
    FUNCTION(void, FPDF_ClosePage, (PDFPage *))                                                                   \
    FUNCTION(int, FPDF_GetPageBoundingBox, (PDFPage *, PDFBox *))                                                 \
    FUNCTION(int, FPDFPage_GetRotation, (PDFPage *))                                                              \
    FUNCTION(int, FPDFPage_CountObjects, (PDFPage *))                                                             \
    FUNCTION(PDFObject *, FPDFPage_GetObject, (PDFPage *, int index))                                             \
    FUNCTION(int, FPDFPageObj_GetType, (PDFObject *))                                                             \
    FUNCTION(int, FPDFPageObj_GetBounds, (PDFObject *, float *left, float *bottom, float *right, float *top))     \
    FUNCTION(int, FPDFFormObj_CountObjects, (PDFObject *))                                                        \
    FUNCTION(PDFObject *, FPDFFormObj_GetObject, (PDFObject *, unsigned long index))                              \
    FUNCTION(int, FPDFPage_GetAnnotCount, (PDFPage *))                                                            \
    FUNCTION(PDFNote *, FPDFPage_GetAnnot, (PDFPage *, int index))                                                \
    FUNCTION(int, FPDFAnnot_GetSubtype, (PDFNote *))                                                              \
    FUNCTION(void, FPDFPage_CloseAnnot, (PDFNote *))                                                              \
    FUNCTION(PDFText *, FPDFText_LoadPage, (PDFPage *))                                                           \
    FUNCTION(void, FPDFText_ClosePage, (PDFText *))                                                               \
    FUNCTION(int, FPDFText_CountChars, (PDFText *))                                                               \
    FUNCTION(unsigned, FPDFText_GetUnicode, (PDFText *, int index))                                               \
    FUNCTION(int, FPDFText_IsGenerated, (PDFText *, int index))                                                   \
    FUNCTION(int, FPDFText_IsHyphen, (PDFText *, int index))                                                      \
    FUNCTION(int, FPDFText_HasUnicodeMapError, (PDFText *, int index))                                            \
    FUNCTION(PDFObject *, FPDFText_GetTextObject, (PDFText *, int index))                                         \
    FUNCTION(int, FPDFTextObj_GetTextRenderMode, (PDFObject *))                                                   \
    FUNCTION(int, FPDFText_GetFillColor,                                                                          \
             (PDFText *, int index, unsigned *red, unsigned *green, unsigned *blue, unsigned *alpha))             \
    FUNCTION(double, FPDFText_GetFontSize, (PDFText *, int index))                                                \
    FUNCTION(int, FPDFText_GetMatrix, (PDFText *, int index, PDFMatrix *))                                        \
    FUNCTION(int, FPDFText_GetCharOrigin, (PDFText *, int index, double *x, double *y))                           \
    FUNCTION(int, FPDFText_GetCharBox,                                                                            \
             (PDFText *, int index, double *left, double *right, double *bottom, double *top))

#endif
