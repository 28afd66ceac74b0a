// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include "app/cli/progressline.h"
#include "app/cli/visible.h"

#include "engine/base/jsontext.h"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace sessionsmith::cli {

namespace {

constexpr auto sameWish = std::chrono::seconds(2);

/// Blocked everywhere and taken by one waiting thread: a handler could not touch a stop source safely.
sigset_t stopSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    // What `nohup` has set to be ignored would be taken all the same, once it is blocked.
    struct sigaction hangUp = {};
    if (sigaction(SIGHUP, nullptr, &hangUp) == 0 && hangUp.sa_handler != SIG_IGN) sigaddset(&set, SIGHUP);
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
        // Terminals and `timeout` send one wish to stop as several signals.
        const auto asked = std::chrono::steady_clock::now();
        do
            sigwait(&set, &signal);
        while (std::chrono::steady_clock::now() - asked < sameWish);
        _exit(128 + signal);
    }).detach();
}

Console::~Console() = default;

std::filesystem::path Console::folder() const
{
    return workspaceFolder.empty() ? store::Workspace::defaultFolder() : std::filesystem::path(workspaceFolder);
}

Result<store::Workspace> Console::openWorkspace() const
{
    // The user's own may be looked at before it holds anything; a folder that was named is there, or was mistyped.
    if (!workspaceFolder.empty() && !store::Workspace::isIn(folder()))
        return fail(Error(SS_TEXT("engine", "There is no workspace in this folder"))
                        .at(workspaceFolder)
                        .advise(SS_TEXT("engine", "Check its name; importing a log or making a model begins one")));
    return store::Workspace::open(folder());
}

Result<store::Workspace> Console::openForWriting() const
{
    auto workspace = store::Workspace::open(folder());
    if (workspace && workspace->isReadOnly())
        return fail(Error(SS_TEXT("engine", "This workspace can be read but not written"))
                        .at(workspace->folder().string())
                        .advise(SS_TEXT("engine", "Free some space on the disk, change the permissions of the folder, "
                                                  "or choose another one")));
    return workspace;
}

ProgressSink Console::progress()
{
    if (quiet) return {};
    return [this](const Progress& progress) { m_line->show(progress); };
}

Result<> Console::claim(const std::filesystem::path& file)
{
    struct stat named = {}, output = {};
    if (::stat(file.c_str(), &named) != 0 || ::fstat(STDOUT_FILENO, &output) != 0 || named.st_dev != output.st_dev ||
        named.st_ino != output.st_ino)
        return {};
    if (json)
        return fail(Error(SS_TEXT("engine", "Standard output cannot carry both the file and the document of --json"))
                        .at(file.string())
                        .advise(SS_TEXT("engine", "Write to a file, or leave --json out")));
    m_outputIsClaimed = true;
    return {};
}

void Console::warn(const Message& warning)
{
    m_line->clear();
    std::fprintf(stderr, "sessionsmith-cli: %s\n", visible(warning.english()).c_str());
}

void Console::warnIfRenamed(const std::string& wanted, const std::string& name)
{
    if (!wanted.empty() && wanted != name)
        warn(Message(SS_TEXT("engine", "The name \"{0}\" is taken; the result is called \"{1}\""), wanted, name));
}

Exit Console::finish(const Result<Output>& outcome)
{
    if (!outcome) {
        Error error = outcome.error();
        if (error.isCancelled() && error.advice().isEmpty())
            error.advise(SS_TEXT("engine", "Nothing was kept; the same command begins again"));
        return refuse(error, Exit::Failed);
    }
    m_line->clear();
    const std::string text = json ? jsonText(outcome->document, 2) + "\n" : visible(outcome->text, "\n\t");
    std::fwrite(text.data(), 1, text.size(), m_outputIsClaimed ? stderr : stdout);
    return flushed();
}

Exit Console::flushed()
{
    if (std::fflush(stdout) == 0 && !std::ferror(stdout) && std::cout.flush()) return Exit::Done;
    warn(Message(SS_TEXT("engine", "The result could not be written to standard output")));
    return Exit::Failed;
}

Exit Console::refuse(const Error& error, Exit status)
{
    m_line->clear();
    const std::string message = error.message();
    std::fprintf(stderr, "sessionsmith-cli: %s\n", visible(message).c_str());
    if (json) std::printf("%s\n", jsonText({{"error", message}}, 2).c_str());
    return status;
}

Json datasetDocument(const store::DatasetRecord& record)
{
    Json document = Json::parse(record.summary, nullptr, false);
    if (!document.is_object()) document = Json::object();
    document["name"] = record.name;
    document["kind"] = record.isAugmented() ? "augmented" : name(record.kind);
    document["source"] = record.source;
    document["content_hash"] = record.contentHash;
    document["created"] = formatIsoTime(record.createdAt);
    return document;
}

} // namespace sessionsmith::cli
