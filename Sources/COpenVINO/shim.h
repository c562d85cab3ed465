#if __has_include(<openvino/c/openvino.h>)
#include <openvino/c/openvino.h>
#else
#error "The OpenVINO runtime is not there yet: run ./setup first."
#endif
