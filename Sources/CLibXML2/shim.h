// Where libxml2 is built with ICU, its encoding.h brings ICU's headers, which can't stand beside Foundation's own copy of
// them in one program. Only a structure that nobody here looks into differs.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlwriter.h>
