# SPDX-License-Identifier: GPL-3.0-or-later
# How every target is compiled: language level, warnings, sanitizers, and the two functions that declare targets.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_VISIBILITY_PRESET default)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/lib")

find_program(SESSIONSMITH_CCACHE ccache)
if(SESSIONSMITH_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER # ccache must be told that precompiled headers are no reason to give up
        "${CMAKE_COMMAND};-E;env;CCACHE_SLOPPINESS=pch_defines,time_macros;${SESSIONSMITH_CCACHE}")
endif()

# Some three hundred test programs are linked: mold takes a third of the time of the linker that comes with the compiler.
include(CheckLinkerFlag)
check_linker_flag(CXX -fuse-ld=mold SESSIONSMITH_HAS_MOLD)
if(SESSIONSMITH_HAS_MOLD AND NOT SESSIONSMITH_SANITIZE)
    add_link_options(-fuse-ld=mold)
endif()

add_library(sessionsmith_options INTERFACE)
target_include_directories(sessionsmith_options INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(sessionsmith_options INTERFACE -Wall -Wextra -Wpedantic -Wno-missing-field-initializers
    -fPIC) # programs too, as Qt wants it: precompiled headers are shared only among files compiled alike
target_compile_definitions(sessionsmith_options INTERFACE QT_NO_KEYWORDS SESSIONSMITH_VERSION="${PROJECT_VERSION}")
if(SESSIONSMITH_SANITIZE)
    add_compile_options(-fsanitize=${SESSIONSMITH_SANITIZE} -fno-omit-frame-pointer -g)
    add_link_options(-fsanitize=${SESSIONSMITH_SANITIZE})
endif()

# sessionsmith_engine(NAME SOURCES ... LINKS ...): the static library sessionsmith_NAME of a folder of the engine.
# Its links say which folders it may use; tests/architecture holds the includes to the same arrows.
function(sessionsmith_engine name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
    add_library(sessionsmith_${name} STATIC ${ARG_SOURCES})
    target_link_libraries(sessionsmith_${name} PUBLIC sessionsmith_options ${ARG_LINKS})
    sessionsmith_reuse_headers(sessionsmith_${name} engine)
endfunction()

# sessionsmith_widgets(NAME SOURCES ... LINKS ...): the same for a folder of widgets/, with moc.
function(sessionsmith_widgets name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
    add_library(sessionsmith_widgets_${name} STATIC ${ARG_SOURCES})
    set_target_properties(sessionsmith_widgets_${name} PROPERTIES AUTOMOC ON)
    target_link_libraries(sessionsmith_widgets_${name} PUBLIC sessionsmith_options Qt6::Widgets ${ARG_LINKS})
    sessionsmith_reuse_headers(sessionsmith_widgets_${name} widgets)
endfunction()

# sessionsmith_test(FOLDER/NAME LINKS ... PARTS ...): the QtTest program tests/FOLDER/NAME.cpp, run by ctest under that
# name. Parts are widgets of a program, which no library holds: "app/desktop/rail" is its source and its header.
function(sessionsmith_test path)
    cmake_parse_arguments(ARG "" "TIMEOUT" "LINKS;PARTS" ${ARGN})
    string(REPLACE "/" "_" target "test_${path}")
    add_executable(${target} "${CMAKE_SOURCE_DIR}/tests/${path}.cpp")
    set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    target_link_libraries(${target} PRIVATE sessionsmith_options Qt6::Core Qt6::Test ${ARG_LINKS})
    # moc by hand: AUTOMOC would start CMake once more and compile an empty file for each of some hundred programs
    get_filename_component(stem "${path}" NAME)
    set(moc "${CMAKE_CURRENT_BINARY_DIR}/${target}_moc")
    qt_generate_moc("${CMAKE_SOURCE_DIR}/tests/${path}.cpp" "${moc}/${stem}.moc")
    target_sources(${target} PRIVATE "${moc}/${stem}.moc")
    target_include_directories(${target} PRIVATE "${moc}")
    foreach(part IN LISTS ARG_PARTS)
        qt_wrap_cpp(generated "${CMAKE_SOURCE_DIR}/${part}.h" TARGET ${target})
        target_sources(${target} PRIVATE "${CMAKE_SOURCE_DIR}/${part}.cpp" ${generated})
    endforeach()
    if(sessionsmith_learning_torch IN_LIST ARG_LINKS)
        target_precompile_headers(${target} REUSE_FROM sessionsmith_learning_torch)
    elseif(ARG_LINKS AND path MATCHES "^(widgets|app)/")
        sessionsmith_reuse_headers(${target} widget_tests)
    elseif(ARG_LINKS) # what stands alone has none of their include paths
        sessionsmith_reuse_headers(${target} tests)
    endif()
    target_compile_definitions(${target} PRIVATE
        SESSIONSMITH_SHARED_DIR="${CMAKE_SOURCE_DIR}/../shared" SESSIONSMITH_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
        SESSIONSMITH_BINARY_DIR="${CMAKE_BINARY_DIR}")
    add_test(NAME ${path} COMMAND ${target})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 300)
    endif()
    set_tests_properties(${path} PROPERTIES TIMEOUT ${ARG_TIMEOUT} ENVIRONMENT
        "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;OMP_WAIT_POLICY=PASSIVE;OPENBLAS_THREAD_TIMEOUT=4")
endfunction()
