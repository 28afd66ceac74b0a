// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phase.h"
#include "engine/base/textreader.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace sessionsmith::runfiles {

/// Whether a file is called as one of JSON Lines, or begins as one.
bool isJsonLines(const std::filesystem::path& path, const InputFile& file);

/// As parseJson(). Errors, besides: values too deep in each other.
Result<nlohmann::json> shallowJson(std::string_view text);

/// Reads a file of JSON Lines whose lines are objects; blank ones are passed over.
class JsonRows
{
public:
    /// Errors: as TextReader::open().
    static Result<JsonRows> open(const std::filesystem::path& path);

    /// The next object; false at the end. Errors, with file and line: those of shallowJson(), no object.
    Result<bool> next(nlohmann::json& row, Phase& phase);
    /// The same error, of the last row.
    Error here(Error error) const;

private:
    JsonRows(TextReader reader, std::filesystem::path path) : m_reader(std::move(reader)), m_path(std::move(path)) {}

    TextReader m_reader;
    std::filesystem::path m_path;
};

/// Values of a row by their keys. A key that is missing, or null, leaves `value`. Errors: a value of another type.
Result<> take(const nlohmann::json& row, const char* key, std::string& value);
Result<> take(const nlohmann::json& row, const char* key, bool& value);
Result<> take(const nlohmann::json& row, const char* key, std::vector<std::string>& value);
/// A number, or a word for one that is not finite.
Result<> take(const nlohmann::json& row, const char* key, std::optional<double>& value);

} // namespace sessionsmith::runfiles
