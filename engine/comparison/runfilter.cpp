// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/comparison/runfilter.h"

#include "engine/base/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sessionsmith::comparison {

/// Of the tree that a filter is: two or one further nodes, or a condition.
struct RunFilter::Node
{
    enum class Kind { And, Or, Not, Condition, Word };
    Kind kind;
    std::shared_ptr<const Node> left, right; ///< Not: left alone
    std::string field, sign, value;          ///< Word: value alone
};

namespace {

using Node = RunFilter::Node;
using NodePtr = std::shared_ptr<const Node>;

struct Token
{
    enum class Kind { Word, Quoted, Sign, Open, Close, End };
    Kind kind = Kind::End;
    std::string text;
};

constexpr std::string_view signs = "=!<>~";

Result<std::vector<Token>> tokensOf(const std::string& text)
{
    std::vector<Token> tokens;
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        if (c == ' ' || c == '\t' || c == '\n') {
            ++i;
        } else if (c == '(' || c == ')') {
            tokens.push_back({c == '(' ? Token::Kind::Open : Token::Kind::Close, std::string(1, c)});
            ++i;
        } else if (c == '"' || c == '\'') {
            const std::size_t end = text.find(c, i + 1);
            if (end == std::string::npos)
                return fail(SS_TEXT("engine", "A quotation mark of the filter is not closed"));
            tokens.push_back({Token::Kind::Quoted, text.substr(i + 1, end - i - 1)});
            i = end + 1;
        } else if (signs.find(c) != std::string_view::npos) {
            std::string sign(1, c);
            if (i + 1 < text.size() && text[i + 1] == '=') sign += '=';
            i += sign.size();
            if (sign == "==") sign = "=";
            if (sign == "~=") sign = "~";
            tokens.push_back({Token::Kind::Sign, sign});
        } else {
            const std::size_t end = std::min(text.find_first_of(" \t\n()\"=!<>~", i), text.size());
            tokens.push_back({Token::Kind::Word, text.substr(i, end - i)});
            i = end;
        }
    }
    constexpr std::size_t most = 1000; // a tree of them is walked by recursion
    if (tokens.size() > most) return fail(SS_TEXT("engine", "The filter has more than {0} words"), most);
    tokens.emplace_back();
    return tokens;
}

/// Descends from "or" to "and" to "not" to a condition.
class Parser
{
public:
    explicit Parser(std::vector<Token> tokens) : m_tokens(std::move(tokens)) {}

    Result<NodePtr> all()
    {
        auto node = either();
        if (node && next().kind != Token::Kind::End)
            return fail(SS_TEXT("engine", "\"{0}\" does not belong where it stands in the filter"), next().text);
        return node;
    }

private:
    const Token& next() const { return m_tokens[m_place]; }
    bool isWord(const char* word) const { return next().kind == Token::Kind::Word && lowered(next().text) == word; }
    Token take() { return m_tokens[m_place++]; }

    Result<NodePtr> either()
    {
        auto node = both();
        while (node && isWord("or")) {
            take();
            auto right = both();
            if (!right) return right;
            node = NodePtr(new Node{Node::Kind::Or, *node, *right, {}, {}, {}});
        }
        return node;
    }

    Result<NodePtr> both()
    {
        auto node = one();
        while (node && next().kind != Token::Kind::End && next().kind != Token::Kind::Close && !isWord("or")) {
            if (isWord("and")) take();
            auto right = one();
            if (!right) return right;
            node = NodePtr(new Node{Node::Kind::And, *node, *right, {}, {}, {}});
        }
        return node;
    }

    Result<NodePtr> one()
    {
        if (isWord("not")) {
            take();
            return deeper([this] { return one(); }).map([](NodePtr of) {
                return NodePtr(new Node{Node::Kind::Not, std::move(of), {}, {}, {}, {}});
            });
        }
        const bool isJoint = isWord("and") || isWord("or");
        const Token token = take();
        if (isJoint)
            return fail(SS_TEXT("engine", "\"{0}\" does not belong where it stands in the filter"), token.text);
        if (token.kind == Token::Kind::Open) {
            auto inner = deeper([this] { return either(); });
            if (!inner) return inner;
            if (take().kind != Token::Kind::Close)
                return fail(SS_TEXT("engine", "A bracket of the filter is not closed"));
            return inner;
        }
        if (token.kind != Token::Kind::Word && token.kind != Token::Kind::Quoted)
            return token.kind == Token::Kind::End
                       ? fail(SS_TEXT("engine", "The filter ends where something more is needed"))
                       : fail(SS_TEXT("engine", "\"{0}\" does not belong where it stands in the filter"), token.text);
        if (next().kind != Token::Kind::Sign)
            return NodePtr(new Node{Node::Kind::Word, {}, {}, {}, {}, lowered(token.text)});
        const Token sign = take();
        if (sign.text == "!")
            return fail(SS_TEXT("engine", "\"{0}\" does not belong where it stands in the filter"), "!");
        if (next().kind != Token::Kind::Word && next().kind != Token::Kind::Quoted)
            return fail(SS_TEXT("engine", "A value is missing behind \"{0} {1}\""), token.text, sign.text);
        return NodePtr(new Node{Node::Kind::Condition, {}, {}, token.text, sign.text, take().text});
    }

    /// A filter comes from outside: its brackets must not use up the stack.
    template <typename Parse>
    Result<NodePtr> deeper(Parse parse)
    {
        constexpr int deepest = 200;
        if (m_depth == deepest) return fail(SS_TEXT("engine", "The filter has too many brackets in each other"));
        ++m_depth;
        auto node = parse();
        --m_depth;
        return node;
    }

    std::vector<Token> m_tokens;
    std::size_t m_place = 0;
    int m_depth = 0;
};

template <typename T>
bool holds(const T& one, const std::string& sign, const T& other)
{
    if (sign == "=") return one == other;
    if (sign == "!=") return one != other;
    if (sign == "<") return one < other;
    if (sign == "<=") return one <= other;
    if (sign == ">") return one > other;
    return one >= other;
}

bool contains(const std::string& text, const std::string& low)
{
    return lowered(text).find(low) != std::string::npos;
}

/// A condition whose value is read once for all runs.
class Condition
{
public:
    Condition(std::string sign, const std::string& value)
        : m_sign(std::move(sign)), m_low(lowered(value)), m_number(parseDouble(value)), m_time(parseIsoTime(value))
    {}

    bool meets(const FieldValue& value) const
    {
        return std::visit([this](const auto& own) { return meet(own); }, value);
    }

private:
    bool meet(std::monostate) const { return m_sign == "!="; }
    bool meet(bool own) const
    {
        const bool wanted = m_low == "yes" || m_low == "true" || m_low == "1";
        return m_sign == "~" ? own == wanted : holds(own, m_sign, wanted);
    }
    bool meet(double own) const
    {
        if (m_sign == "~") return contains(toText(own), m_low);
        return m_number ? holds(own, m_sign, *m_number) : m_sign == "!=";
    }
    bool meet(Moment own) const
    {
        if (m_sign == "~") return contains(toText(own), m_low);
        return m_time ? holds(own.time, m_sign, *m_time) : m_sign == "!=";
    }
    bool meet(const std::string& own) const
    {
        return m_sign == "~" ? contains(own, m_low) : holds(lowered(own), m_sign, m_low);
    }
    bool meet(const std::vector<std::string>& own) const
    {
        const auto one = [this](const std::string& entry) { return meet(entry); };
        return m_sign == "!=" ? std::ranges::all_of(own, one) : std::ranges::any_of(own, one);
    }

    std::string m_sign, m_low;
    std::optional<double> m_number;
    std::optional<Milliseconds> m_time;
};

/// Errors: all runs have a number or a moment there, and the value is none.
Result<> checkValue(const Node& node, const RunTable& table, const std::vector<std::size_t>& fields)
{
    if (node.sign == "~") return {};
    const auto isAll = [&]<typename T>(T) {
        bool isAny = false;
        for (std::size_t row = 0; row < table.size(); ++row)
            for (const std::size_t field : fields)
                if (const FieldValue& value = table.value(row, field); std::holds_alternative<T>(value))
                    isAny = true;
                else if (!isMissing(value))
                    return false;
        return isAny;
    };
    if (isAll(double()) && !parseDouble(node.value))
        return fail(
            Error(SS_TEXT("engine", "\"{0}\" is compared with a number, and \"{1}\" is none"), node.field, node.value)
                .advise(SS_TEXT("engine", "Write it with a point, such as 0.05")));
    if (isAll(Moment()) && !parseIsoTime(node.value))
        return fail(Error(SS_TEXT("engine", "\"{0}\" is compared with a day or a moment, and \"{1}\" is none"),
                          node.field, node.value)
                        .advise(SS_TEXT("engine", "Write it like 2026-05-04 or 2026-05-04T13:20")));
    return {};
}

using Test = std::function<bool(std::size_t row)>;

constexpr std::array searched{"name", "kind", "status", "data", "start", "model", "tags", "note"};

Result<Test> testOf(const Node& node, const RunTable& table)
{
    switch (node.kind) {
    case Node::Kind::Word: {
        std::vector<std::size_t> fields;
        for (const char* field : searched)
            fields.push_back(*table.find(field));
        return [&table, fields, word = node.value](std::size_t row) {
            return std::ranges::any_of(
                fields, [&](std::size_t field) { return contains(toText(table.value(row, field)), word); });
        };
    }
    case Node::Kind::Condition: {
        auto fields = table.findAll(node.field);
        if (fields.empty())
            return fail(Error(SS_TEXT("engine", "No run has a field \"{0}\""), node.field)
                            .advise(SS_TEXT("engine", "Fields are status, data, ndcg@10, valid/loss, learning_rate and "
                                                      "whatever else the details of a run name")));
        if (auto checked = checkValue(node, table, fields); !checked) return tl::unexpected(checked.error());
        return [&table, fields = std::move(fields), condition = Condition(node.sign, node.value)](std::size_t row) {
            const auto own =
                std::ranges::find_if(fields, [&](std::size_t field) { return !isMissing(table.value(row, field)); });
            return condition.meets(table.value(row, own == fields.end() ? fields[0] : *own));
        };
    }
    default:
        break;
    }
    auto left = testOf(*node.left, table);
    if (!left) return left;
    if (node.kind == Node::Kind::Not) return [left = *left](std::size_t row) { return !left(row); };
    auto right = testOf(*node.right, table);
    if (!right) return right;
    if (node.kind == Node::Kind::And)
        return [left = *left, right = *right](std::size_t row) { return left(row) && right(row); };
    return [left = *left, right = *right](std::size_t row) { return left(row) || right(row); };
}

} // namespace

Result<RunFilter> RunFilter::parse(const std::string& text)
{
    RunFilter filter;
    if (trimmed(text).empty()) return filter;
    auto tokens = tokensOf(text);
    if (!tokens) return tl::unexpected(tokens.error());
    auto root = Parser(*std::move(tokens)).all();
    if (!root) return tl::unexpected(root.error());
    filter.m_root = *std::move(root);
    return filter;
}

Result<std::vector<std::size_t>> RunFilter::rows(const RunTable& table) const
{
    Test test = [](std::size_t) { return true; };
    if (m_root && table.size() > 0) {
        auto made = testOf(*m_root, table);
        if (!made) return tl::unexpected(made.error());
        test = *std::move(made);
    }
    std::vector<std::size_t> kept;
    for (std::size_t row = 0; row < table.size(); ++row)
        if (test(row)) kept.push_back(row);
    return kept;
}

} // namespace sessionsmith::comparison
