// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include "app/cli/progressline.h"

#include <csignal>
#include <cstdio>
#include <thread>
#include <unistd.h>

namespace sessionsmith::cli {

namespace {

/// Blocked everywhere and taken by one waiting thread: a handler could not touch a stop source safely.
sigset_t stopSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    return set;
}

} // namespace

Console::Console() : m_line(std::make_unique<ProgressLine>())
{
    const sigset_t set = stopSignals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    std::thread([set, stop = m_stop]() mutable {
        int signal = 0;
        sigwait(&set, &signal);
        stop.request_stop();
        sigwait(&set, &signal);
        _exit(128 + signal);
    }).detach();
}

Console::~Console() = default;

Result<store::Workspace> Console::openWorkspace() const
{
    return store::Workspace::open(workspaceFolder.empty() ? store::Workspace::defaultFolder()
                                                          : std::filesystem::path(workspaceFolder));
}

ProgressSink Console::progress()
{
    if (quiet) return {};
    return [this](const Progress& progress) { m_line->show(progress); };
}

int Console::finish(const Result<Output>& outcome)
{
    m_line->clear();
    if (!outcome) {
        const std::string message = outcome.error().message();
        std::fprintf(stderr, "sessionsmith-cli: %s\n", message.c_str());
        if (json)
            std::printf("%s\n", Json{{"error", message}}.dump(2, ' ', false, Json::error_handler_t::replace).c_str());
        return 1;
    }
    const std::string text =
        json ? outcome->document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n" : outcome->text;
    std::fwrite(text.data(), 1, text.size(), stdout);
    if (std::fflush(stdout) != 0 || std::ferror(stdout)) {
        std::fprintf(stderr, "sessionsmith-cli: the result could not be written to standard output\n");
        return 1;
    }
    return 0;
}

Json datasetDocument(const store::DatasetRecord& record)
{
    Json document = Json::parse(record.summary, nullptr, false);
    if (!document.is_object()) document = Json::object();
    document["name"] = record.name;
    document["kind"] = record.kind == store::DatasetKind::Imported ? "imported" : "synthetic";
    document["source"] = record.source;
    document["content_hash"] = record.contentHash;
    document["created"] = formatIsoTime(record.createdAt);
    return document;
}

} // namespace sessionsmith::cli
