#include "quire_resources.h"

// #embed is C23; the compilers that Swift 6 comes with accept it in every mode and track the file as a dependency.
#pragma clang diagnostic ignored "-Wc23-extensions"

#define EMBEDDED(name) const struct quire_resource name = {name##_bytes, sizeof name##_bytes}

// A theme's style sheet is what all share, and what is its own.
static const unsigned char quire_theme_classic_bytes[] = {
#embed "../../resources/themes/base.css"
,
#embed "../../resources/themes/classic.css"
};
EMBEDDED(quire_theme_classic);
static const unsigned char quire_theme_modern_bytes[] = {
#embed "../../resources/themes/base.css"
,
#embed "../../resources/themes/modern.css"
};
EMBEDDED(quire_theme_modern);
static const unsigned char quire_theme_plain_bytes[] = {
#embed "../../resources/themes/base.css"
,
#embed "../../resources/themes/plain.css"
};
EMBEDDED(quire_theme_plain);

static const unsigned char quire_headings_bytes[] = {
#embed "../../resources/headings.txt"
};
EMBEDDED(quire_headings);
static const unsigned char quire_wording_bytes[] = {
#embed "../../resources/wording.txt"
};
EMBEDDED(quire_wording);

static const unsigned char quire_languages_bytes[] = {
#embed "../../resources/languages.txt"
};
EMBEDDED(quire_languages);
static const unsigned char quire_labels_bytes[] = {
#embed "../../resources/labels.txt"
};
EMBEDDED(quire_labels);
static const unsigned char quire_boilerplate_bytes[] = {
#embed "../../resources/boilerplate.txt"
};
EMBEDDED(quire_boilerplate);
static const unsigned char quire_report_bytes[] = {
#embed "../../resources/report.html"
};
EMBEDDED(quire_report);
