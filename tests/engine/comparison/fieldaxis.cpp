// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/comparison/fieldaxis.h"

#include <QTest>
#include <nlohmann/json.hpp>
#include <rapidcheck.h>

#include <cmath>
#include <limits>

using namespace sessionsmith;
using namespace sessionsmith::comparison;

class TestFieldAxis : public QObject
{
    Q_OBJECT

    /// A run for each text of a specification.
    static RunTable tableOf(const std::vector<std::string>& specs)
    {
        std::vector<store::RunRecord> runs(specs.size());
        for (std::size_t i = 0; i < specs.size(); ++i) {
            runs[i].id = store::Id(i + 1);
            runs[i].name = "run " + std::to_string(i);
            runs[i].spec = specs[i];
        }
        return RunTable(std::move(runs), {});
    }
    static FieldAxis axisOf(const RunTable& table, const std::string& field)
    {
        std::vector<std::size_t> rows(table.size());
        for (std::size_t i = 0; i < rows.size(); ++i)
            rows[i] = i;
        return FieldAxis(table, rows, *table.find(field));
    }

private Q_SLOTS:
    void numbersStandByTheirSize()
    {
        const RunTable table = tableOf({R"({"x": 10})", R"({"x": 20})", R"({"x": 12.5})", "{}"});
        const FieldAxis axis = axisOf(table, "x");
        QVERIFY(axis.names().empty() && !axis.isLogarithmic());
        QCOMPARE(axis.low(), 10.0);
        QCOMPARE(axis.high(), 20.0);
        QCOMPARE(axis.place(0), std::optional(0.0));
        QCOMPARE(axis.place(1), std::optional(1.0));
        QCOMPARE(axis.place(2), std::optional(0.25));
        QVERIFY(!axis.place(3));
        QCOMPARE(axis.text(2), std::string("12.5"));
    }

    void numbersOfManySizesStandByTheirLogarithm()
    {
        const RunTable table = tableOf({R"({"x": 0.0001})", R"({"x": 0.01})", R"({"x": 0.001})"});
        const FieldAxis axis = axisOf(table, "x");
        QVERIFY(axis.isLogarithmic());
        QVERIFY(std::abs(*axis.place(2) - 0.5) < 1e-12);
        QVERIFY(!axisOf(tableOf({R"({"x": 0})", R"({"x": 100})"}), "x").isLogarithmic());
    }

    void oneValueStandsInTheMiddle()
    {
        QCOMPARE(axisOf(tableOf({R"({"x": 3})", R"({"x": 3})"}), "x").place(1), std::optional(0.5));
    }

    void theLargestNumbersStayInside()
    {
        const double most = std::numeric_limits<double>::max();
        const auto spec = [](double value) { return nlohmann::json{{"x", value}}.dump(); };
        const FieldAxis axis = axisOf(tableOf({spec(-most), spec(most), spec(0)}), "x");
        QCOMPARE(axis.place(0), std::optional(0.0));
        QCOMPARE(axis.place(1), std::optional(1.0));
        QCOMPARE(axis.place(2), std::optional(0.5));
    }

    void valuesThatAreNoNumbersHavePlacesOfTheirOwn()
    {
        const RunTable table =
            tableOf({R"({"x": "gpt"})", R"({"x": "bert"})", R"({"x": "Gpt"})", R"({"x": "bert"})", "{}"});
        const FieldAxis axis = axisOf(table, "x");
        QCOMPARE(axis.names(), (std::vector<std::string>{"bert", "Gpt", "gpt"}));
        QCOMPARE(axis.place(1), axis.place(3));
        QVERIFY(*axis.place(1) < *axis.place(2) && *axis.place(2) < *axis.place(0));
        QVERIFY(!axis.place(4));
    }

    void brushesKeepWhatLiesInAllOfThem()
    {
        const RunTable table =
            tableOf({R"({"x": 0, "y": "a"})", R"({"x": 1, "y": "b"})", R"({"x": 0.5, "y": "b"})", R"({"y": "b"})"});
        const std::vector<FieldAxis> axes{axisOf(table, "x"), axisOf(table, "y")};
        QCOMPARE(within(axes, {std::nullopt, std::nullopt}), (std::vector<bool>{true, true, true, true}));
        QCOMPARE(within(axes, {Brush{0, 0.5}, std::nullopt}), (std::vector<bool>{true, false, true, false}));
        QCOMPARE(within(axes, {Brush{0, 0.5}, Brush{0.5, 1}}), (std::vector<bool>{false, false, true, false}));
        QVERIFY(within({}, {}).empty());
    }

    void placesKeepTheOrderOfTheNumbers()
    {
        QVERIFY(rc::check([](const std::vector<double>& values) {
            std::vector<std::string> specs;
            for (const double value : values)
                specs.push_back(nlohmann::json{{"x", value}}.dump());
            if (specs.empty()) return;
            const FieldAxis axis = axisOf(tableOf(specs), "x");
            for (std::size_t i = 0; i < values.size(); ++i) {
                if (!std::isfinite(values[i])) continue;
                RC_ASSERT(*axis.place(i) >= 0);
                RC_ASSERT(*axis.place(i) <= 1);
                for (std::size_t j = 0; j < values.size(); ++j)
                    if (values[i] < values[j]) RC_ASSERT(*axis.place(i) <= *axis.place(j));
            }
        }));
    }
};

QTEST_APPLESS_MAIN(TestFieldAxis)
#include "fieldaxis.moc"
