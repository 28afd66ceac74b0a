// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "engine/workflow/runreport.h"

namespace sessionsmith::cli {

namespace {

struct ReportOptions
{
    workflow::RunReportRequest request;
    std::string path, language = "en";
};

Result<Output> runReport(Console& console, const ReportOptions& options)
{
    if (std::filesystem::path(options.path).extension() == ".pdf")
        return fail(Error(SS_TEXT("engine", "A report is written as HTML here"))
                        .at(options.path)
                        .advise(SS_TEXT("engine", "Name it .html; the window saves it as PDF too")));
    if (auto free = console.claim(options.path); !free) return tl::unexpected(free.error());
    auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    workflow::RunReportRequest request = options.request;
    request.language = options.language == "zh" ? page::Language::Chinese : page::Language::English;
    if (auto written = workflow::writeRunReport(*workspace, request, options.path, console.control()); !written)
        return tl::unexpected(written.error());
    return Output{{{"html", options.path}}, options.path + " written\n"};
}

} // namespace

void addReportCommand(Registry& registry, CLI::App& group)
{
    const auto options = std::make_shared<ReportOptions>();
    CLI::App& verb =
        *registry.verb(group, "report", "Write runs side by side as one page to send around", options, runReport);
    verb.add_option("runs", options->request.runs, "Names or numbers of the runs")->required()->type_name("TEXT");
    Arguments arguments(verb);
    arguments.text("--to", options->path, "File for the page: HTML with its charts in it, which fetches nothing")
        .required();
    verb.add_option(
            "--metric", options->request.metrics,
            "A metric to draw and to compare, such as ndcg@10 or valid/loss; more than once for several (default: "
            "those that are usual)")
        ->type_name("TEXT")
        ->allow_extra_args(false);
    arguments.text("--baseline", options->request.baseline, "The run to compare with (default: the first)");
    arguments.text("--title", options->request.title, "What stands over it");
    arguments.text("--note", options->request.note, "What to say at its beginning");
    arguments.choice("--language", options->language, "Of its words", {"en", "zh"});
}

} // namespace sessionsmith::cli
