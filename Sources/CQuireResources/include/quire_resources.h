// The files of resources/, embedded. A new resource is one line in resources.c and one case in QuireResources.
#pragma once
#include <stddef.h>

struct quire_resource {
  const unsigned char *bytes;
  size_t count;
};

extern const struct quire_resource quire_theme_classic;
extern const struct quire_resource quire_theme_modern;
extern const struct quire_resource quire_theme_plain;
extern const struct quire_resource quire_headings;
extern const struct quire_resource quire_wording;
extern const struct quire_resource quire_languages;
extern const struct quire_resource quire_labels;
extern const struct quire_resource quire_boilerplate;
extern const struct quire_resource quire_report;
