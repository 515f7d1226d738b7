// A library's file by its name and the version of its ABI.
#pragma once

#ifdef __APPLE__
#define VERSIONED(name, version) "lib" name "." version ".dylib"
#else
#define VERSIONED(name, version) "lib" name ".so." version
#endif
