// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/reportwords.h"

#include "engine/base/error.h"
#include "engine/learning/rankmeasure.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace sessionsmith::workflow {

namespace {

const ReportWords english{
    .titleOfOne = "Report on {0}",
    .titleOfMany = "Report on {0} runs",
    .made = "{0} UTC, Sessionsmith {1}",
    .runs = "Runs",
    .differs = "What differs",
    .figures = "Figures of the test",
    .curves = "Curves",
    .madeFrom = "Made from",
    .specifications = "Specifications",
    .run = "Run",
    .kind = "Kind",
    .status = "Status",
    .data = "Data",
    .started = "Started",
    .duration = "Duration",
    .tags = "Tags",
    .field = "Field",
    .group = "Group",
    .value = "Value",
    .difference = "Δ baseline",
    .interval = "Interval of 95 %",
    .p = "p, corrected",
    .baseline = "baseline",
    .seeds = "{0} seeds",
    .fidelity = "Fidelity of the data",
    .overall = "on the whole",
    .fidelityNote =
        "Of the synthetic sessions that a run learnt from, beside a real log. On the whole: 1 as near as other "
        "real sessions, 0 as far as shuffled ones; the other figures are those of the fidelity report in which "
        "the groups differ. A dash stands where nothing was compared.",
    .alike = "They were made alike, but for their seeds and the means of computing.",
    .noFigures = "None of these runs has figures of a test.",
    .noCurves = "None of these runs has such a curve.",
    .figuresNote =
        "A group is of runs that differ by their seeds alone: their mean, with its interval of 95 % over the "
        "seeds. Δ: the difference to the baseline over the same test cases, with its bootstrap interval and "
        "the p-value of a permutation test, corrected after Holm for all tests of this report. A dash stands "
        "where there is no such figure, or other questions were asked.",
    .curvesNote = "Of long curves the lowest and the highest value of each stretch of steps are drawn. × marks a value "
                  "that was not finite.",
    .step = "step",
    .ceiling = "ceiling of what can be known",
    .model = "behaviour model",
    .dataset = "data set",
    .beganFrom = "Began from",
    .loss = "Loss",
    .accuracy = "Accuracy",
    .learningRate = "Learning rate",
    .sampled = "{0} ({1} sampled, not comparable)",
    .training = "training",
    .validation = "validation",
    .test = "test",
    .kinds = {"pre-training", "fine-tuning", "baseline", "generator", "import"},
    .statuses = {"running", "paused", "finished", "cancelled", "failed", "interrupted"},
    .seconds = "{0} s",
    .minutes = "{0} min {1} s",
    .hours = "{0} h {1} min",
};

const ReportWords chinese{
    .titleOfOne = "{0} 的报告",
    .titleOfMany = "{0} 次运行的报告",
    .made = "{0}（UTC），Sessionsmith {1}",
    .runs = "运行",
    .differs = "不同之处",
    .figures = "测试指标",
    .curves = "曲线",
    .madeFrom = "来源",
    .specifications = "参数设置",
    .run = "运行",
    .kind = "类型",
    .status = "状态",
    .data = "数据",
    .started = "开始时间",
    .duration = "用时",
    .tags = "标签",
    .field = "字段",
    .group = "分组",
    .value = "数值",
    .difference = "与基线之差",
    .interval = "95 % 区间",
    .p = "p（已校正）",
    .baseline = "基线",
    .seeds = "{0} 个种子",
    .fidelity = "数据的保真度",
    .overall = "总体",
    .fidelityNote =
        "运行所学的合成会话与真实日志相比的结果。总体：1 表示与另一批真实会话一样接近，0 表示与打乱后的会话一样远；"
        "其余为保真度报告中各组不同的指标。短横线表示没有比较过。",
    .alike = "除种子和计算方式外，它们的设置完全相同。",
    .noFigures = "这些运行都没有测试指标。",
    .noCurves = "这些运行都没有这样的曲线。",
    .figuresNote =
        "只有种子不同的运行归为一组，给出其均值及种子间的 95 % 区间。与基线之差在相同的测试样例上计算，附自助法区间"
        "和置换检验的 p 值；p 值按 Holm 方法对本报告中的全部检验作了校正。短横线表示没有该指标，或所答的问题不同。",
    .curvesNote = "较长的曲线只画出每一段步数中的最低值和最高值。× 表示该处的值不是有限数。",
    .step = "步",
    .ceiling = "可知的上限",
    .model = "行为模型",
    .dataset = "数据集",
    .beganFrom = "起始运行",
    .loss = "损失",
    .accuracy = "准确率",
    .learningRate = "学习率",
    .sampled = "{0}（{1} 个抽样，不可比较）",
    .training = "训练",
    .validation = "验证",
    .test = "测试",
    .kinds = {"预训练", "微调", "基线", "生成器", "导入"},
    .statuses = {"进行中", "已暂停", "已完成", "已取消", "失败", "已中断"},
    .seconds = "{0} 秒",
    .minutes = "{0} 分 {1} 秒",
    .hours = "{0} 小时 {1} 分",
};

std::string plainWord(const std::string& metric, const ReportWords& words)
{
    if (const auto mark = learning::findSampledMark(metric); mark != std::string::npos)
        return Message::fill(words.sampled, {plainWord(metric.substr(0, mark), words), learning::sampledCount(metric)});
    if (metric == "loss") return words.loss;
    if (metric == "accuracy") return words.accuracy;
    if (metric == "learning_rate") return words.learningRate;
    if (!metric.starts_with("ndcg") && !metric.starts_with("hr@") && !metric.starts_with("mrr")) return metric;
    std::string upper = metric;
    std::ranges::transform(upper, upper.begin(), [](unsigned char c) { return char(std::toupper(c)); });
    return upper;
}

} // namespace

const ReportWords& reportWords(page::Language language)
{
    return language == page::Language::Chinese ? chinese : english;
}

std::string fieldWord(const std::string& field, const ReportWords& words)
{
    if (field == "kind") return words.kind;
    if (field == "status") return words.status;
    if (field == "data") return words.data;
    if (field == "start") return words.beganFrom;
    if (field == "model") return words.model;
    return field;
}

std::string metricWord(const std::string& metric, const ReportWords& words)
{
    for (const auto& [part, word] :
         {std::pair("train/", words.training), std::pair("valid/", words.validation), std::pair("test/", words.test)})
        if (metric.starts_with(part))
            return plainWord(metric.substr(metric.find('/') + 1), words) +
                   (&words == &chinese ? "（" + std::string(word) + "）" : ", " + std::string(word));
    return plainWord(metric, words);
}

std::string figureText(const std::string& metric, double value)
{
    if (!std::isfinite(value)) return "—";
    return fmt::format("{:.{}f}", value, metric.ends_with("loss") ? 3 : 4);
}

std::string differenceText(const std::string& metric, double value)
{
    if (!std::isfinite(value)) return "—";
    return (value < 0 ? "−" : "+") + figureText(metric, std::abs(value));
}

std::string durationText(double seconds, const ReportWords& words)
{
    const auto whole = std::int64_t(std::llround(seconds));
    const auto fill = [](const char* pattern, std::int64_t one, std::int64_t two) {
        return Message::fill(pattern, {fmt::format("{}", one), fmt::format("{}", two)});
    };
    if (seconds < 0.1) return Message::fill(words.seconds, {"<0.1"});
    if (whole < 60) return Message::fill(words.seconds, {fmt::format("{:.1f}", seconds)});
    if (whole < 3600) return fill(words.minutes, whole / 60, whole % 60);
    return fill(words.hours, whole / 3600, whole / 60 % 60);
}

} // namespace sessionsmith::workflow
