// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

#include <filesystem>
#include <fstream>
#include <string>

namespace sessionsmith::test {

/// A folder of its own for the files of a test.
class Files
{
public:
    std::filesystem::path path(const std::string& name) const { return m_folder.filePath(name.c_str()).toStdString(); }

    std::filesystem::path write(const std::string& name, const std::string& content) const
    {
        std::ofstream(path(name), std::ios::binary) << content;
        return path(name);
    }

    static std::string read(const std::filesystem::path& path)
    {
        std::ifstream file(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    std::size_t count() const
    {
        const std::filesystem::directory_iterator begin(m_folder.path().toStdString());
        return std::size_t(std::distance(begin, std::filesystem::directory_iterator()));
    }

private:
    QTemporaryDir m_folder;
};

} // namespace sessionsmith::test
