// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/base/progress.h"
#include "engine/base/textencoding.h"
#include "engine/events/eventlog.h"

#include <filesystem>
#include <map>

namespace sessionsmith::events {

/// JsonLines: one object a line, whose keys are columns. Otto: one session a line, with a list of its events. RecBole:
/// an atomic file of interactions, whose header names columns with their types. Safetensors: a data set as it is
/// stored. The others are published logs, see KnownLayout.
enum class Format {
    Auto,
    Taobao,
    Csv,
    Sequences,
    Otto,
    JsonLines,
    RetailRocket,
    Rees46,
    Tmall,
    Yoochoose,
    Diginetica,
    OnlineRetail,
    RecBole,
    Safetensors
};
/// "auto", "taobao", "csv", "sequences", "otto", "jsonl", "retailrocket", ...
const std::vector<std::string>& formatNames();
/// DayMonthYear: 25/11/2017 8:00; MonthDayYear: 11/25/2017 8:00 AM; see parseCalendarTime().
enum class TimeFormat { Auto, UnixSeconds, UnixMilliseconds, Iso, DayMonthYear, MonthDayYear };

/// Whether a person says what its columns hold: the other layouts are always the same.
inline bool isMapped(Format format)
{
    return format == Format::Csv || format == Format::JsonLines || format == Format::RecBole;
}

/// Whether its times may be written in more than one way.
inline bool hasTimesOfAnyForm(Format format)
{
    return isMapped(format) || format == Format::OnlineRetail;
}

/// What a column of a table holds.
enum class Field { User, Item, Action, Time, Category, Session, Order, Price };
constexpr std::size_t fieldCount = 8;
const char* fieldName(Field field); ///< "user", "item", ... as in --map

struct ImportSpec
{
    std::filesystem::path path;
    Format format = Format::Auto;
    /// Column by its name in the header, or by its number from 1 where there is none. At least Item must be mapped, and
    /// User or Session. Without User every session is its own user.
    std::map<Field, std::string> map;
    char delimiter = 0; ///< 0: recognised
    TimeFormat timeFormat = TimeFormat::Auto;
    std::string action = "view"; ///< for logs without an action column
    Milliseconds sessionGap =
        30 * 60 * 1000; ///< a longer pause starts a new session, in logs without sessions of their own
    TextEncoding encoding = TextEncoding::Auto; ///< Auto: recognised
    /// Further files of the same form, in this order: they are read as if they followed the first in one file. A header
    /// that each of them has is read over.
    std::vector<std::filesystem::path> more;
    unsigned threads = 0; ///< that read the file, 0: one per core; the log is the same for any number

    /// Errors: an action that is no name (see checkName()), a delimiter that cannot be one, a gap that is not positive.
    Result<> validate() const;
};

struct RejectedRow
{
    std::uint64_t line = 0; ///< from 1
    Message reason;
    std::size_t file = 0; ///< 0: ImportSpec::path, 1: the first of ImportSpec::more, ...
};

/// The file in which the row stands.
const std::filesystem::path& fileOf(const ImportSpec& spec, const RejectedRow& row);

struct ImportResult
{
    EventLog log;
    std::uint64_t rejectedCount = 0;
    std::vector<RejectedRow> rejected;   ///< the first 100
    std::string format;                  ///< what it was read as, see formatNames()
    std::vector<Message> warnings;       ///< what a person should know before they rely on the log
    std::vector<TextEncoding> encodings; ///< of each file, the first one first; empty for what is no text
    double seconds = 0;
};

/// Reads a log, plain or compressed, from a file or a pipe. Malformed rows are left out and reported; of a row whose
/// price is none (parsePrice()) only the price is.
/// Errors: those of the spec, unreadable, empty, binary, neither UTF-8 nor GB18030, no log, not of the given layout, a
/// mapped column that is not there or is there twice, files of different forms, a file of which no row is accepted
/// (with the first reason), cancelled.
Result<ImportResult> importLog(const ImportSpec& spec, const ProgressSink& progress = {}, const Control& control = {});

/// How a text is to be read.
struct TextForm
{
    TextEncoding encoding = TextEncoding::Auto; ///< Auto: recognised
    char delimiter = 0;                         ///< of the columns of a table; 0: recognised, as is whether it is one
};

/// The head of a file, for a person to check before the import.
struct Preview
{
    Format format = Format::Csv; ///< recognised
    char delimiter = ',';
    bool hasHeader = false;
    std::vector<std::string> columns;           ///< names from the header, else "1", "2", ...
    std::vector<std::vector<std::string>> rows; ///< at most `rowCount`
    std::map<Field, std::string> map;           ///< guessed from names and contents
    TimeFormat timeFormat = TimeFormat::Auto;
    bool isDateOrderOpen = false;  ///< the day or the month comes first: no date tells which
    std::vector<Message> warnings; ///< about the guess
    TextEncoding encoding = TextEncoding::Utf8;
};
/// Errors: unreadable, a pipe, empty, binary, neither UTF-8 nor GB18030, no log.
Result<Preview> previewFile(const std::filesystem::path& path, std::size_t rowCount = 50, const TextForm& form = {});

} // namespace sessionsmith::events
