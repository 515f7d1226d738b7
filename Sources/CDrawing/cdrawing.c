#include "cdrawing.h"

#include <dlfcn.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include <jpeglib.h>

#include "fonts.h"
#include "huffman.h"
#include "versioned.h"

// The types of Cairo and Pango, as far as they are needed here: opaque handles, and structs whose layout is part of their
// ABI. libjpeg's structs are large and differ between its two ABIs: they come from its header.

typedef struct cairo cairo_t;
typedef struct cairo_surface cairo_surface_t;
typedef struct cairo_pattern cairo_pattern_t;
typedef struct cairo_font_options cairo_font_options_t;
typedef struct PangoFontMap PangoFontMap;
typedef struct PangoContext PangoContext;
typedef struct PangoLayout PangoLayout;
typedef struct PangoLayoutLine PangoLayoutLine;
typedef struct PangoFontDescription PangoFontDescription;
typedef struct PangoAttrList PangoAttrList;
typedef struct PangoAttribute PangoAttribute;
typedef struct PangoLanguage PangoLanguage;
typedef struct {
  int x, y, width, height;
} PangoRectangle;
// A bit field of 32 bits; the lowest are is_line_break, is_mandatory_break, is_char_break, is_white, is_cursor_position.
typedef uint32_t PangoLogAttr;
typedef int (*cairo_read_func_t)(void *closure, unsigned char *data, unsigned int length);

enum { CAIRO_FORMAT_ARGB32 = 0, CAIRO_FORMAT_RGB24 = 1 };
enum { CAIRO_STATUS_SUCCESS = 0, CAIRO_STATUS_READ_ERROR = 10 };
enum { CAIRO_EXTEND_REPEAT = 1, CAIRO_EXTEND_PAD = 3, CAIRO_FILTER_GOOD = 1, CAIRO_FILTER_NEAREST = 3 };
enum { CAIRO_LINE_CAP_BUTT = 0, CAIRO_LINE_CAP_ROUND = 1, CAIRO_LINE_JOIN_MITER = 0, CAIRO_LINE_JOIN_ROUND = 1 };
enum { CAIRO_ANTIALIAS_GRAY = 2, CAIRO_HINT_STYLE_NONE = 1, CAIRO_HINT_METRICS_OFF = 1 };
enum { PANGO_STYLE_NORMAL = 0, PANGO_STYLE_ITALIC = 2, PANGO_SCALE = 1024 };

// Every function that is called, once: its library, result, name and parameters.
#define FUNCTIONS(F) \
  F(cairo, cairo_surface_t *, cairo_image_surface_create, (int, int, int)) \
  F(cairo, cairo_surface_t *, cairo_image_surface_create_for_data, (unsigned char *, int, int, int, int)) \
  F(cairo, cairo_surface_t *, cairo_image_surface_create_from_png_stream, (cairo_read_func_t, void *)) \
  F(cairo, unsigned char *, cairo_image_surface_get_data, (cairo_surface_t *)) \
  F(cairo, int, cairo_image_surface_get_stride, (cairo_surface_t *)) \
  F(cairo, int, cairo_image_surface_get_width, (cairo_surface_t *)) \
  F(cairo, int, cairo_image_surface_get_height, (cairo_surface_t *)) \
  F(cairo, int, cairo_surface_status, (cairo_surface_t *)) \
  F(cairo, void, cairo_surface_flush, (cairo_surface_t *)) \
  F(cairo, void, cairo_surface_mark_dirty, (cairo_surface_t *)) \
  F(cairo, void, cairo_surface_destroy, (cairo_surface_t *)) \
  F(cairo, cairo_t *, cairo_create, (cairo_surface_t *)) \
  F(cairo, void, cairo_destroy, (cairo_t *)) \
  F(cairo, int, cairo_status, (cairo_t *)) \
  F(cairo, const char *, cairo_status_to_string, (int)) \
  F(cairo, void, cairo_save, (cairo_t *)) \
  F(cairo, void, cairo_restore, (cairo_t *)) \
  F(cairo, void, cairo_translate, (cairo_t *, double, double)) \
  F(cairo, void, cairo_rotate, (cairo_t *, double)) \
  F(cairo, void, cairo_scale, (cairo_t *, double, double)) \
  F(cairo, void, cairo_move_to, (cairo_t *, double, double)) \
  F(cairo, void, cairo_line_to, (cairo_t *, double, double)) \
  F(cairo, void, cairo_curve_to, (cairo_t *, double, double, double, double, double, double)) \
  F(cairo, void, cairo_new_sub_path, (cairo_t *)) \
  F(cairo, void, cairo_arc, (cairo_t *, double, double, double, double, double)) \
  F(cairo, void, cairo_arc_negative, (cairo_t *, double, double, double, double, double)) \
  F(cairo, void, cairo_rectangle, (cairo_t *, double, double, double, double)) \
  F(cairo, void, cairo_close_path, (cairo_t *)) \
  F(cairo, void, cairo_fill, (cairo_t *)) \
  F(cairo, void, cairo_stroke, (cairo_t *)) \
  F(cairo, void, cairo_clip, (cairo_t *)) \
  F(cairo, void, cairo_paint, (cairo_t *)) \
  F(cairo, void, cairo_set_line_width, (cairo_t *, double)) \
  F(cairo, void, cairo_set_line_cap, (cairo_t *, int)) \
  F(cairo, void, cairo_set_line_join, (cairo_t *, int)) \
  F(cairo, void, cairo_set_source_rgba, (cairo_t *, double, double, double, double)) \
  F(cairo, void, cairo_set_source_surface, (cairo_t *, cairo_surface_t *, double, double)) \
  F(cairo, cairo_pattern_t *, cairo_get_source, (cairo_t *)) \
  F(cairo, void, cairo_pattern_set_extend, (cairo_pattern_t *, int)) \
  F(cairo, void, cairo_pattern_set_filter, (cairo_pattern_t *, int)) \
  F(cairo, cairo_font_options_t *, cairo_font_options_create, (void)) \
  F(cairo, void, cairo_font_options_set_antialias, (cairo_font_options_t *, int)) \
  F(cairo, void, cairo_font_options_set_hint_style, (cairo_font_options_t *, int)) \
  F(cairo, void, cairo_font_options_set_hint_metrics, (cairo_font_options_t *, int)) \
  F(cairo, void, cairo_font_options_destroy, (cairo_font_options_t *)) \
  F(pango, PangoContext *, pango_font_map_create_context, (PangoFontMap *)) \
  F(pango, PangoLanguage *, pango_context_get_language, (PangoContext *)) \
  F(pango, void, pango_context_set_language, (PangoContext *, PangoLanguage *)) \
  F(pango, void, pango_context_set_round_glyph_positions, (PangoContext *, int)) \
  F(pango, PangoLanguage *, pango_language_from_string, (const char *)) \
  F(pango, PangoLayout *, pango_layout_new, (PangoContext *)) \
  F(pango, void, pango_layout_set_single_paragraph_mode, (PangoLayout *, int)) \
  F(pango, void, pango_layout_set_text, (PangoLayout *, const char *, int)) \
  F(pango, void, pango_layout_set_font_description, (PangoLayout *, const PangoFontDescription *)) \
  F(pango, void, pango_layout_set_attributes, (PangoLayout *, PangoAttrList *)) \
  F(pango, void, pango_layout_context_changed, (PangoLayout *)) \
  F(pango, PangoLayoutLine *, pango_layout_get_line_readonly, (PangoLayout *, int)) \
  F(pango, int, pango_layout_get_unknown_glyphs_count, (PangoLayout *)) \
  F(pango, const PangoLogAttr *, pango_layout_get_log_attrs_readonly, (PangoLayout *, int *)) \
  F(pango, void, pango_layout_line_get_extents, (PangoLayoutLine *, PangoRectangle *, PangoRectangle *)) \
  F(pango, PangoFontDescription *, pango_font_description_new, (void)) \
  F(pango, void, pango_font_description_set_family, (PangoFontDescription *, const char *)) \
  F(pango, void, pango_font_description_set_style, (PangoFontDescription *, int)) \
  F(pango, void, pango_font_description_set_weight, (PangoFontDescription *, int)) \
  F(pango, void, pango_font_description_set_absolute_size, (PangoFontDescription *, double)) \
  F(pango, void, pango_font_description_free, (PangoFontDescription *)) \
  F(pango, PangoAttrList *, pango_attr_list_new, (void)) \
  F(pango, void, pango_attr_list_insert, (PangoAttrList *, PangoAttribute *)) \
  F(pango, void, pango_attr_list_unref, (PangoAttrList *)) \
  F(pango, PangoAttribute *, pango_attr_letter_spacing_new, (int)) \
  F(pangocairo, PangoFontMap *, pango_cairo_font_map_new, (void)) \
  F(pangocairo, void, pango_cairo_context_set_font_options, (PangoContext *, const cairo_font_options_t *)) \
  F(pangocairo, void, pango_cairo_show_layout_line, (cairo_t *, PangoLayoutLine *))

// Those of libjpeg, whose header declares them.
#define JPEG_FUNCTIONS(F) \
  F(jpeg_std_error) F(jpeg_destroy) F(jpeg_CreateDecompress) F(jpeg_mem_src) F(jpeg_read_header) \
  F(jpeg_calc_output_dimensions) F(jpeg_start_decompress) F(jpeg_read_scanlines) F(jpeg_finish_decompress) \
  F(jpeg_CreateCompress) F(jpeg_mem_dest) F(jpeg_set_defaults) F(jpeg_set_quality) F(jpeg_start_compress) \
  F(jpeg_write_scanlines) F(jpeg_finish_compress)

#define POINTER(library, result, name, parameters) static result(*name) parameters;
FUNCTIONS(POINTER)
#define JPEG_POINTER(name) __typeof__(&name) name;
static struct {
  JPEG_FUNCTIONS(JPEG_POINTER)
} jpeg;

// Loading

static const char *missing;

// What text is set with. One does for all pages, since letters are drawn under a lock; the fonts are then looked up once.
static struct {
  pthread_mutex_t pen;
  PangoContext *context;
  PangoLayout *layout;
} letters = {.pen = PTHREAD_MUTEX_INITIALIZER};

static bool make_letters(void) {
  PangoFontMap *fonts = pango_cairo_font_map_new();
  letters.context = fonts ? pango_font_map_create_context(fonts) : NULL;
  letters.layout = letters.context ? pango_layout_new(letters.context) : NULL;
  if (!letters.layout) return false;
  // Without hinting, letters scale exactly: what is measured at one size holds at every other.
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(letters.context, options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(letters.context, 0);
  pango_layout_set_single_paragraph_mode(letters.layout, 1);
  return true;
}

static void load_libraries(void) {
  static const char *const cairo_name = VERSIONED("cairo", "2");
  static const char *const pango_name = VERSIONED("pango-1.0", "0");
  static const char *const pangocairo_name = VERSIONED("pangocairo-1.0", "0");
#if JPEG_LIB_VERSION >= 80
  static const char *const jpeg_name = VERSIONED("jpeg", "8");
#else
  static const char *const jpeg_name = VERSIONED("jpeg", "62");
#endif

#define OPEN(library) \
  void *library##_library = dlopen(library##_name, RTLD_LAZY | RTLD_LOCAL); \
  if (!library##_library) { \
    missing = library##_name; \
    return; \
  }
  OPEN(cairo) OPEN(pango) OPEN(pangocairo) OPEN(jpeg)

#define LOOK_UP(library, result, name, parameters) \
  name = (result(*) parameters)dlsym(library##_library, #name); \
  if (!name) { \
    missing = library##_name; \
    return; \
  }
  FUNCTIONS(LOOK_UP)
#define JPEG_LOOK_UP(name) \
  jpeg.name = (__typeof__(jpeg.name))dlsym(jpeg_library, #name); \
  if (!jpeg.name) { \
    missing = jpeg_name; \
    return; \
  }
  JPEG_FUNCTIONS(JPEG_LOOK_UP)
}

static void load(void) {
  fonts_begin();
  load_libraries();
  fonts_wait();
  if (!missing && !make_letters()) missing = VERSIONED("pangocairo-1.0", "0");
}

const char *drawing_load(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return missing;
}

static void *load_early(void *unused) {
  (void)unused;
  drawing_load();
  return NULL;
}

static void start_loading(void) {
  pthread_t thread;
  if (pthread_create(&thread, NULL, load_early, NULL) == 0) pthread_detach(thread);
}

void drawing_prepare(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, start_loading);
}

// The page

struct drawing {
  int width, height;
  cairo_surface_t *surface;
  cairo_t *cairo;
  // While a tile is drawn: the page's own surface and context, which `surface` and `cairo` stand aside for.
  cairo_surface_t *page_surface;
  cairo_t *page_cairo;
  // The surface's pixels.
  uint32_t *pixels;
  // The file last written, which libjpeg made room for.
  unsigned char *file;
  unsigned long file_size;
};

static void destroy_context(drawing *page) {
  if (page->cairo) cairo_destroy(page->cairo);
  page->cairo = NULL;
}

enum { HUGE_PAGE = 1 << 21 };

/// Room for pixels in few large pages, where the system has them: the small ones would cost as much as all the drawing.
static uint32_t *pixels_create(size_t size) {
  void *pixels = NULL;
  // The last one whole too: a large page is made only where all of it is asked for.
  size = (size + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
  if (posix_memalign(&pixels, HUGE_PAGE, size)) return NULL;
#ifdef MADV_HUGEPAGE
  madvise(pixels, size, MADV_HUGEPAGE);
#endif
  return pixels;
}

drawing *drawing_create(int width, int height) {
  drawing *page = calloc(1, sizeof *page);
  if (!page) return NULL;
  page->width = width;
  page->height = height;
  int stride = width * 4;
  page->pixels = pixels_create((size_t)stride * (size_t)height);
  if (!page->pixels) {
    free(page);
    return NULL;
  }
  page->surface = cairo_image_surface_create_for_data((unsigned char *)page->pixels, CAIRO_FORMAT_RGB24, width, height, stride);
  page->cairo = cairo_create(page->surface);
  return page;
}

void drawing_destroy(drawing *page) {
  destroy_context(page);
  if (page->page_cairo) cairo_destroy(page->page_cairo);
  cairo_surface_destroy(page->surface);
  if (page->page_surface) cairo_surface_destroy(page->page_surface);
  free(page->pixels);
  free(page->file);
  free(page);
}

void drawing_reset(drawing *page) {
  destroy_context(page);
  if (page->page_surface) {
    cairo_surface_destroy(page->surface);
    cairo_destroy(page->page_cairo);
    page->surface = page->page_surface;
    page->page_surface = NULL;
    page->page_cairo = NULL;
  }
  page->cairo = cairo_create(page->surface);
}

const char *drawing_error(drawing *page) {
  int status = cairo_status(page->cairo);
  return status == CAIRO_STATUS_SUCCESS ? NULL : cairo_status_to_string(status);
}

// Shapes

void drawing_save(drawing *page) { cairo_save(page->cairo); }
void drawing_restore(drawing *page) { cairo_restore(page->cairo); }
void drawing_translate(drawing *page, double x, double y) { cairo_translate(page->cairo, x, y); }
void drawing_rotate(drawing *page, double radians) { cairo_rotate(page->cairo, radians); }
void drawing_scale(drawing *page, double x, double y) { cairo_scale(page->cairo, x, y); }

void drawing_move(drawing *page, double x, double y) { cairo_move_to(page->cairo, x, y); }
void drawing_line(drawing *page, double x, double y) { cairo_line_to(page->cairo, x, y); }
void drawing_curve(drawing *page, double x1, double y1, double x2, double y2, double x3, double y3) {
  cairo_curve_to(page->cairo, x1, y1, x2, y2, x3, y3);
}
void drawing_arc(drawing *page, double x, double y, double radius, double from, double to) {
  if (to < from) {
    cairo_arc_negative(page->cairo, x, y, radius, from, to);
  } else {
    cairo_arc(page->cairo, x, y, radius, from, to);
  }
}
void drawing_rectangle(drawing *page, double x, double y, double width, double height) {
  cairo_rectangle(page->cairo, x, y, width, height);
}
void drawing_close(drawing *page) {
  cairo_close_path(page->cairo);
  cairo_new_sub_path(page->cairo);
}

static void set_colour(drawing *page, drawing_colour colour) {
  cairo_set_source_rgba(page->cairo, colour.red, colour.green, colour.blue, colour.alpha);
}

void drawing_fill(drawing *page, drawing_colour colour) {
  set_colour(page, colour);
  cairo_fill(page->cairo);
}

static uint32_t mixed(double from, double to, double share) { return (uint32_t)((from + (to - from) * share) * 255 + 0.5); }

// A row is of one colour: Cairo would compute each of its pixels.
void drawing_shade(
    drawing *page, int x, int y, int width, int height, double top, double bottom, drawing_colour from,
    drawing_colour to) {
  cairo_surface_flush(page->surface);
  for (int row = y; row < y + height; row++) {
    double share = (row + 0.5 - top) / (bottom - top);
    share = share < 0 ? 0 : share > 1 ? 1 : share;
    uint32_t colour = mixed(from.red, to.red, share) << 16 | mixed(from.green, to.green, share) << 8 |
                      mixed(from.blue, to.blue, share);
    uint32_t *pixels = page->pixels + (size_t)row * (size_t)page->width + x;
    for (int i = 0; i < width; i++) pixels[i] = colour;
  }
  cairo_surface_mark_dirty(page->surface);
}

void drawing_stroke(drawing *page, double width, bool round, drawing_colour colour) {
  set_colour(page, colour);
  cairo_set_line_width(page->cairo, width);
  cairo_set_line_cap(page->cairo, round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join(page->cairo, round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
  cairo_stroke(page->cairo);
}

void drawing_clip(drawing *page) { cairo_clip(page->cairo); }

bool drawing_tile_begin(drawing *page, int width, int height) {
  if (page->page_surface) return false;
  cairo_surface_t *tile = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
  if (cairo_surface_status(tile) != CAIRO_STATUS_SUCCESS) {
    cairo_surface_destroy(tile);
    return false;
  }
  page->page_surface = page->surface;
  page->page_cairo = page->cairo;
  page->surface = tile;
  page->cairo = cairo_create(tile);
  return true;
}

void drawing_tile_end(drawing *page, double x, double y) {
  if (!page->page_surface) return;
  cairo_surface_t *tile = page->surface;
  destroy_context(page);
  page->surface = page->page_surface;
  page->cairo = page->page_cairo;
  page->page_surface = NULL;
  page->page_cairo = NULL;
  cairo_set_source_surface(page->cairo, tile, x, y);
  cairo_pattern_t *pattern = cairo_get_source(page->cairo);
  cairo_pattern_set_extend(pattern, CAIRO_EXTEND_REPEAT);
  cairo_pattern_set_filter(pattern, CAIRO_FILTER_NEAREST);
  cairo_paint(page->cairo);
  // The context keeps the tile alive as its source: let it go.
  cairo_set_source_rgba(page->cairo, 0, 0, 0, 1);
  cairo_surface_destroy(tile);
}

// Letters

/// Takes the pen and sets a line of text; who calls it gives the pen back.
static PangoLayoutLine *take_pen(const drawing_text *text) {
  pthread_mutex_lock(&letters.pen);
  PangoLanguage *language = pango_language_from_string(text->language);
  if (language != pango_context_get_language(letters.context)) {
    pango_context_set_language(letters.context, language);
    pango_layout_context_changed(letters.layout);
  }
  PangoFontDescription *description = pango_font_description_new();
  pango_font_description_set_family(description, text->families);
  pango_font_description_set_style(description, text->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_font_description_set_weight(description, text->weight);
  pango_font_description_set_absolute_size(description, drawing_em * PANGO_SCALE);
  pango_layout_set_font_description(letters.layout, description);
  pango_font_description_free(description);

  PangoAttrList *attributes = pango_attr_list_new();
  if (text->spacing != 0) {
    pango_attr_list_insert(
        attributes, pango_attr_letter_spacing_new((int)(text->spacing * drawing_em * PANGO_SCALE)));
  }
  pango_layout_set_attributes(letters.layout, attributes);
  pango_attr_list_unref(attributes);
  pango_layout_set_text(letters.layout, text->bytes, (int)text->count);
  return pango_layout_get_line_readonly(letters.layout, 0);
}

static void give_pen_back(void) { pthread_mutex_unlock(&letters.pen); }

drawing_ink drawing_text_ink(const drawing_text *text) {
  PangoRectangle ink = {0, 0, 0, 0}, logical = {0, 0, 0, 0};
  pango_layout_line_get_extents(take_pen(text), &ink, &logical);
  int unknown = pango_layout_get_unknown_glyphs_count(letters.layout);
  give_pen_back();
  return (drawing_ink){
      .x = (double)ink.x / PANGO_SCALE,
      .y = (double)ink.y / PANGO_SCALE,
      .width = (double)ink.width / PANGO_SCALE,
      .height = (double)ink.height / PANGO_SCALE,
      .advance = (double)logical.width / PANGO_SCALE,
      .unknown = unknown,
  };
}

void drawing_text_show(
    drawing *page, const drawing_text *text, double x, double y, double size, drawing_colour colour) {
  cairo_save(page->cairo);
  set_colour(page, colour);
  cairo_translate(page->cairo, x, y);
  cairo_scale(page->cairo, size / drawing_em, size / drawing_em);
  cairo_move_to(page->cairo, 0, 0);
  pango_cairo_show_layout_line(page->cairo, take_pen(text));
  give_pen_back();
  cairo_restore(page->cairo);
}

size_t drawing_text_breaks(const drawing_text *text, uint8_t *breaks, size_t capacity) {
  take_pen(text);
  int count = 0;
  const PangoLogAttr *attributes = pango_layout_get_log_attrs_readonly(letters.layout, &count);
  size_t used = (size_t)count < capacity ? (size_t)count : capacity;
  for (size_t i = 0; i < used; i++) {
    bool line = attributes[i] & 1, letter = attributes[i] & (1 << 4);
    breaks[i] = (uint8_t)((line ? drawing_line_break : 0) | (letter ? drawing_letter_break : 0));
  }
  give_pen_back();
  return used;
}

// Files

/// libjpeg's errors, which it will not return from: they jump back to who called it.
struct failure {
  struct jpeg_error_mgr manager;
  jmp_buf back;
};

static void fail(j_common_ptr codec) { longjmp(((struct failure *)codec->err)->back, 1); }
static void keep_silent(j_common_ptr codec) { (void)codec; }

static struct jpeg_error_mgr *failing(struct failure *failure) {
  jpeg.jpeg_std_error(&failure->manager);
  failure->manager.error_exit = fail;
  failure->manager.output_message = keep_silent;
  return &failure->manager;
}

/// Has a component's numbers coded as huffman.h says.
static void set_table(JHUFF_TBL *table, const struct huffman_table *fitted) {
  memcpy(table->bits + 1, fitted->lengths, sizeof fitted->lengths);
  memcpy(table->huffval, fitted->symbols, sizeof fitted->symbols);
}

const uint8_t *drawing_encode(drawing *page, int quality, size_t *count) {
  cairo_surface_flush(page->surface);
  free(page->file);
  page->file = NULL;
  page->file_size = 0;
  struct failure failure;
  struct jpeg_compress_struct codec;
  codec.err = failing(&failure);
  if (setjmp(failure.back)) {
    // The room made so far is libjpeg's, and lost: it fails where there is no more.
    page->file = NULL;
    jpeg.jpeg_destroy((j_common_ptr)&codec);
    return NULL;
  }
  jpeg.jpeg_CreateCompress(&codec, JPEG_LIB_VERSION, sizeof codec);
  jpeg.jpeg_mem_dest(&codec, &page->file, &page->file_size);
  codec.image_width = (JDIMENSION)page->width;
  codec.image_height = (JDIMENSION)page->height;
  codec.input_components = 4;
  codec.in_color_space = JCS_EXT_BGRX;
  jpeg.jpeg_set_defaults(&codec);
  jpeg.jpeg_set_quality(&codec, quality, TRUE);
  codec.dct_method = JDCT_IFAST;
  set_table(codec.dc_huff_tbl_ptrs[0], &huffman_luminance_dc);
  set_table(codec.ac_huff_tbl_ptrs[0], &huffman_luminance_ac);
  set_table(codec.dc_huff_tbl_ptrs[1], &huffman_chrominance_dc);
  set_table(codec.ac_huff_tbl_ptrs[1], &huffman_chrominance_ac);
  jpeg.jpeg_start_compress(&codec, TRUE);
  while (codec.next_scanline < codec.image_height) {
    // As many rows at once as are coded together.
    JSAMPROW rows[2 * DCTSIZE];
    JDIMENSION left = codec.image_height - codec.next_scanline, many = left < 2 * DCTSIZE ? left : 2 * DCTSIZE;
    for (JDIMENSION i = 0; i < many; i++) {
      rows[i] = (JSAMPROW)(page->pixels + (size_t)(codec.next_scanline + i) * (size_t)page->width);
    }
    jpeg.jpeg_write_scanlines(&codec, rows, many);
  }
  jpeg.jpeg_finish_compress(&codec);
  jpeg.jpeg_destroy((j_common_ptr)&codec);
  *count = page->file_size;
  return page->file;
}

struct reader {
  const uint8_t *bytes;
  size_t left;
};

static int read_bytes(void *closure, unsigned char *data, unsigned int length) {
  struct reader *reader = closure;
  if (length > reader->left) return CAIRO_STATUS_READ_ERROR;
  memcpy(data, reader->bytes, length);
  reader->bytes += length;
  reader->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

/// Decodes a JPEG, reduced by eighths on the way as far as the wanted size allows; `pixels` backs the surface.
static cairo_surface_t *decode_jpeg(
    const uint8_t *bytes, size_t count, int width, int height, unsigned char *volatile *pixels) {
  struct failure failure;
  struct jpeg_decompress_struct codec;
  codec.err = failing(&failure);
  if (setjmp(failure.back)) {
    jpeg.jpeg_destroy((j_common_ptr)&codec);
    return NULL;
  }
  jpeg.jpeg_CreateDecompress(&codec, JPEG_LIB_VERSION, sizeof codec);
  jpeg.jpeg_mem_src(&codec, bytes, count);
  jpeg.jpeg_read_header(&codec, TRUE);
  codec.out_color_space = JCS_EXT_BGRX;
  codec.scale_denom = 8;
  for (codec.scale_num = 1; codec.scale_num < 8; codec.scale_num++) {
    jpeg.jpeg_calc_output_dimensions(&codec);
    if ((int)codec.output_width >= width && (int)codec.output_height >= height) break;
  }
  jpeg.jpeg_start_decompress(&codec);
  int reduced_width = (int)codec.output_width, reduced_height = (int)codec.output_height;
  size_t stride = (size_t)reduced_width * 4;
  *pixels = malloc(stride * (size_t)reduced_height);
  if (!*pixels) fail((j_common_ptr)&codec);
  while (codec.output_scanline < codec.output_height) {
    JSAMPROW row = *pixels + codec.output_scanline * stride;
    jpeg.jpeg_read_scanlines(&codec, &row, 1);
  }
  jpeg.jpeg_finish_decompress(&codec);
  // A file cut short is filled up with grey, under a warning.
  bool whole = codec.err->num_warnings == 0;
  jpeg.jpeg_destroy((j_common_ptr)&codec);
  if (!whole) return NULL;
  return cairo_image_surface_create_for_data(*pixels, CAIRO_FORMAT_RGB24, reduced_width, reduced_height, (int)stride);
}

drawing *drawing_create_scaled(
    const uint8_t *bytes, size_t count, drawing_format format, int quarter_turns, int width, int height) {
  bool lies = quarter_turns % 2 != 0;
  int across = lies ? height : width, down = lies ? width : height;
  unsigned char *volatile pixels = NULL;
  cairo_surface_t *picture = NULL;
  switch (format) {
  case drawing_jpeg:
    picture = decode_jpeg(bytes, count, across, down, &pixels);
    break;
  case drawing_png: {
    struct reader reader = {bytes, count};
    picture = cairo_image_surface_create_from_png_stream(read_bytes, &reader);
    break;
  }
  }
  drawing *page = NULL;
  if (picture && cairo_surface_status(picture) == CAIRO_STATUS_SUCCESS) page = drawing_create(width, height);
  if (page) {
    // The picture may have holes.
    cairo_set_source_rgba(page->cairo, 1, 1, 1, 1);
    cairo_paint(page->cairo);
    cairo_save(page->cairo);
    cairo_translate(page->cairo, width / 2.0, height / 2.0);
    cairo_rotate(page->cairo, quarter_turns * 1.5707963267948966);
    cairo_translate(page->cairo, -across / 2.0, -down / 2.0);
    cairo_scale(
        page->cairo, (double)across / cairo_image_surface_get_width(picture),
        (double)down / cairo_image_surface_get_height(picture));
    cairo_set_source_surface(page->cairo, picture, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(page->cairo), CAIRO_FILTER_GOOD);
    cairo_pattern_set_extend(cairo_get_source(page->cairo), CAIRO_EXTEND_PAD);
    cairo_paint(page->cairo);
    cairo_restore(page->cairo);
    cairo_set_source_rgba(page->cairo, 0, 0, 0, 1);
  }
  if (picture) cairo_surface_destroy(picture);
  free(pixels);
  return page;
}
