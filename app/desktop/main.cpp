// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/contextkey.h"
#include "app/desktop/mainwindow.h"
#include "engine/learning/backend.h"
#include "engine/store/patience.h"
#include "widgets/common/icons.h"
#include "widgets/common/wheelguard.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QStyleFactory>

#include <chrono>
#include <csignal>
#include <memory>

using namespace sessionsmith;

int main(int argc, char** argv)
{
    learning::letThreadsSleep();
    std::signal(SIGXFSZ, SIG_IGN); // a file beyond the limit is an error to be told
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Sessionsmith"));
    QApplication::setApplicationName(QStringLiteral("Sessionsmith"));
    QApplication::setApplicationVersion(QStringLiteral(SESSIONSMITH_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("sessionsmith"));
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    desktop::ContextKey contextKey;
    application.installEventFilter(&contextKey);

    QCommandLineParser parser;
    const QCommandLineOption workspace(QStringLiteral("workspace"), QStringLiteral("The workspace folder to open."),
                                       QStringLiteral("DIR"));
    parser.addOption(workspace);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(application);

    desktop::Language language;
    language.apply(desktop::settings::language());
    widgets::Theme::instance().setMode(desktop::settings::themeMode());
    QApplication::setWindowIcon(widgets::icon(QStringLiteral("sessionsmith")));

    widgets::WheelGuard::install();
    store::setPatience(std::chrono::seconds(5)); // of this thread, which a person waits for
    desktop::MainWindow window(language);
    const QStringList recent = desktop::settings::recentWorkspaces();
    std::filesystem::path folder = store::Workspace::defaultFolder();
    if (parser.isSet(workspace))
        folder = std::filesystem::absolute(parser.value(workspace).toStdString());
    else if (!recent.isEmpty())
        folder = recent.first().toStdString();
    window.show();
    window.openWorkspace(folder);
    return QApplication::exec();
}
