# SPDX-License-Identifier: GPL-3.0-or-later
# Headers from outside that most files read, compiled once for each kind of target. Every file still includes what it
# needs: the preset "engine-only" builds without them.

set(SESSIONSMITH_COMMON_HEADERS
    <algorithm> <array> <chrono> <cmath> <cstdint> <filesystem> <functional> <limits> <map> <memory> <mutex> <numeric> <optional>
    <set> <span> <string> <string_view> <thread> <unordered_map> <utility> <variant> <vector>
    <Eigen/Core> <fmt/format.h> <nlohmann/json.hpp> <tl/expected.hpp>)
set(SESSIONSMITH_WIDGET_HEADERS
    <QAbstractItemModel> <QApplication> <QBoxLayout> <QComboBox> <QFormLayout> <QHelpEvent> <QKeyEvent> <QLabel> <QLineEdit>
    <QMenu> <QPainter> <QPushButton> <QScrollArea> <QTableView> <QToolButton> <QToolTip>)
set(SESSIONSMITH_TEST_HEADERS <fstream> <sstream> <rapidcheck.h> <QCoreApplication> <QObject> <QString> <QTemporaryDir> <QVariant>)

# sessionsmith_precompile(KIND OPTIONS ... LINKS ... HEADERS ...): the target whose headers others of its kind take over,
# and with them the options that they are compiled with.
function(sessionsmith_precompile kind)
    cmake_parse_arguments(ARG "" "" "OPTIONS;LINKS;HEADERS" ${ARGN})
    set(source "${CMAKE_BINARY_DIR}/precompiled/${kind}.cpp")
    file(CONFIGURE OUTPUT "${source}" CONTENT "")
    add_library(sessionsmith_precompiled_${kind} OBJECT "${source}")
    target_link_libraries(sessionsmith_precompiled_${kind} PRIVATE sessionsmith_options Eigen3::Eigen fmt::fmt ${ARG_LINKS})
    target_compile_options(sessionsmith_precompiled_${kind} PUBLIC ${ARG_OPTIONS})
    target_precompile_headers(sessionsmith_precompiled_${kind} PRIVATE ${ARG_HEADERS})
endfunction()

# sessionsmith_reuse_headers(TARGET KIND)
function(sessionsmith_reuse_headers target kind)
    target_precompile_headers(${target} REUSE_FROM sessionsmith_precompiled_${kind})
    target_compile_options(${target} PRIVATE $<TARGET_PROPERTY:sessionsmith_precompiled_${kind},INTERFACE_COMPILE_OPTIONS>)
endfunction()

# What waits for people, files and tests needs little optimisation, and a quarter less time to compile without it.
set(SESSIONSMITH_LIGHT -O1)

sessionsmith_precompile(engine HEADERS ${SESSIONSMITH_COMMON_HEADERS})
sessionsmith_precompile(cli OPTIONS ${SESSIONSMITH_LIGHT} LINKS CLI11::CLI11 HEADERS ${SESSIONSMITH_COMMON_HEADERS} <CLI/CLI.hpp>)
if(SESSIONSMITH_DESKTOP)
    sessionsmith_precompile(widgets LINKS Qt6::Widgets HEADERS ${SESSIONSMITH_COMMON_HEADERS} ${SESSIONSMITH_WIDGET_HEADERS})
endif()
if(SESSIONSMITH_TESTS)
    sessionsmith_precompile(tests OPTIONS ${SESSIONSMITH_LIGHT} LINKS Qt6::Core HEADERS ${SESSIONSMITH_COMMON_HEADERS} ${SESSIONSMITH_TEST_HEADERS})
    if(SESSIONSMITH_DESKTOP)
        sessionsmith_precompile(widget_tests OPTIONS ${SESSIONSMITH_LIGHT} LINKS Qt6::Widgets
            HEADERS ${SESSIONSMITH_COMMON_HEADERS} ${SESSIONSMITH_TEST_HEADERS} ${SESSIONSMITH_WIDGET_HEADERS})
    endif()
endif()
