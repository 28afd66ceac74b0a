# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed beside the programs, and the Debian package: `cpack --config build/release/CPackConfig.cmake`.
# The programs and the learning module are installed by the folders that build them.

set(PACKAGING "${CMAKE_SOURCE_DIR}/packaging")
if(SESSIONSMITH_DESKTOP)
    install(FILES "${PACKAGING}/org.sessionsmith.Sessionsmith.desktop"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
    install(FILES "${PACKAGING}/org.sessionsmith.Sessionsmith.metainfo.xml"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
    install(FILES "${CMAKE_SOURCE_DIR}/resources/icons/sessionsmith.svg"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps")
endif()
install(FILES "${PACKAGING}/copyright" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/sessionsmith")

# Debian keeps its changelogs compressed, without a time stamp so that the same sources give the same package.
find_program(GZIP gzip)
if(GZIP)
    set(CHANGELOG "${CMAKE_BINARY_DIR}/changelog.gz")
    add_custom_command(OUTPUT "${CHANGELOG}" DEPENDS "${PACKAGING}/changelog"
        COMMAND "${GZIP}" -9nc "${PACKAGING}/changelog" > "${CHANGELOG}" VERBATIM)
    add_custom_target(changelog ALL DEPENDS "${CHANGELOG}")
    install(FILES "${CHANGELOG}" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/sessionsmith")
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME sessionsmith)
set(CPACK_PACKAGE_CONTACT "The Sessionsmith authors <sessionsmith@example.org>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Not found by its symbols, yet matrices are multiplied ten times faster with it.
set(CPACK_DEBIAN_PACKAGE_DEPENDS libopenblas0-pthread)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "workbench for synthetic user behaviour")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Models e-commerce user behaviour as a hidden Markov model, synthesises sessions
from it, pre-trains a sequence model on them and fine-tunes it on real logs,
in a window or on the command line.")
include(CPack)
