// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/workspace.h"

#include <QTemporaryDir>
#include <QTest>

/// The value of a Result; the error's text and the end of the program where there is none.
template <typename T>
T valueOf(sessionsmith::Result<T> result)
{
    if (!result) qFatal("%s", result.error().message().c_str());
    if constexpr (!std::is_void_v<T>) return *std::move(result);
}

/// The text of an error, empty where there is none.
template <typename T>
QString errorOf(const sessionsmith::Result<T>& result)
{
    return result ? QString() : QString::fromStdString(result.error().message());
}

/// A folder of its own for each test, gone with it.
class TemporaryWorkspace
{
public:
    std::filesystem::path folder() const { return m_directory.path().toStdString(); }
    std::filesystem::path file() const { return folder() / "workspace.sqlite"; }
    sessionsmith::store::Workspace open() const { return valueOf(sessionsmith::store::Workspace::open(folder())); }

private:
    QTemporaryDir m_directory;
};

inline sessionsmith::store::RunRecord runNamed(const std::string& name)
{
    sessionsmith::store::RunRecord record;
    record.name = name;
    record.spec = "{}";
    return record;
}

inline sessionsmith::store::DatasetRecord datasetNamed(const std::string& name)
{
    sessionsmith::store::DatasetRecord record;
    record.name = name;
    record.contentHash = "hash of " + name;
    record.file = "datasets/" + name + ".safetensors";
    return record;
}
