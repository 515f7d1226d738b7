#include "fonts.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "versioned.h"

// Pango would have fontconfig read its configuration once all libraries are there, one after the other; and fontconfig's own
// FcInit() reads all rules twice, those in use and those that are only offered for use (FC_TEMPLATEDIR), which is for programs
// that list them. What is set here is what FcInit() sets but for that list. Where any of it fails nothing is set, and Pango
// calls FcInit() as ever.

typedef struct FcConfig FcConfig;
typedef struct FcStrList FcStrList;

static struct {
  FcConfig *(*create)(void);
  int (*parse_and_load)(FcConfig *, const unsigned char *, int);
  FcStrList *(*cache_folders)(const FcConfig *);
  unsigned char *(*next)(FcStrList *);
  void (*done)(FcStrList *);
  int (*build_fonts)(FcConfig *);
  int (*set_current)(FcConfig *);
} fontconfig;

static bool is_reading;
static pthread_t reader;

/// Whether the configuration names a folder for its caches: without one, FcInit() knows where they are.
static bool has_caches(FcConfig *config) {
  FcStrList *folders = fontconfig.cache_folders(config);
  if (!folders) return false;
  bool has = fontconfig.next(folders) != NULL;
  fontconfig.done(folders);
  return has;
}

static void *read_fonts(void *unused) {
  (void)unused;
  // It is kept for good: whether FcConfigSetCurrent() takes a share of it or all depends on the version.
  FcConfig *config = fontconfig.create();
  if (config && fontconfig.parse_and_load(config, NULL, false) && has_caches(config) && fontconfig.build_fonts(config)) {
    fontconfig.set_current(config);
  }
  return NULL;
}

void fonts_begin(void) {
  void *library = dlopen(VERSIONED("fontconfig", "1"), RTLD_LAZY | RTLD_LOCAL);
  if (!library) return;
#define LOOK_UP(field, name) \
  fontconfig.field = (__typeof__(fontconfig.field))dlsym(library, name); \
  if (!fontconfig.field) return;
  LOOK_UP(create, "FcConfigCreate")
  LOOK_UP(parse_and_load, "FcConfigParseAndLoad")
  LOOK_UP(cache_folders, "FcConfigGetCacheDirs")
  LOOK_UP(next, "FcStrListNext")
  LOOK_UP(done, "FcStrListDone")
  LOOK_UP(build_fonts, "FcConfigBuildFonts")
  LOOK_UP(set_current, "FcConfigSetCurrent")
  is_reading = pthread_create(&reader, NULL, read_fonts, NULL) == 0;
}

void fonts_wait(void) {
  if (is_reading) pthread_join(reader, NULL);
  is_reading = false;
}
