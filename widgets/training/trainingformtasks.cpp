// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/trainingform.h"

#include "engine/workflow/workflow.h"
#include "widgets/common/segments.h"
#include "widgets/training/datachoice.h"
#include "widgets/training/generatorfields.h"
#include "widgets/training/learningfields.h"
#include "widgets/training/modelfields.h"
#include "widgets/training/runfields.h"
#include "widgets/training/startfields.h"
#include "widgets/training/taskfields.h"
#include "widgets/training/techniquefields.h"
#include "widgets/training/testfields.h"

#include <QCheckBox>
#include <QComboBox>

// What stands in the form as a task, and a task as what stands in the form.

namespace sessionsmith::widgets {

TrainingForm::Kind TrainingForm::kindOf(const workflow::TrainingTask& task)
{
    return task.index() > Generator ? Finetune : Kind(task.index());
}

learning::GeneratorSpec TrainingForm::generatorSpec() const
{
    learning::GeneratorSpec spec = m_generator->spec();
    m_run->read(spec);
    return spec;
}

learning::TrainingSpec TrainingForm::spec() const
{
    learning::TrainingSpec spec;
    spec.model = m_model->spec();
    spec.objective = learning::pretrainingOf(spec.model.architecture);
    if (finetunes()) m_task->read(spec);
    m_learning->read(spec);
    m_techniques->read(spec);
    m_run->read(spec);
    return spec;
}

workflow::ClickRequest TrainingForm::clickRequest() const
{
    workflow::ClickRequest request;
    request.data = m_data->data();
    request.from = m_startFields->run();
    request.name = m_run->name();
    m_run->read(request);
    m_task->read(request);
    return request;
}

workflow::TagRequest TrainingForm::tagRequest() const
{
    workflow::TagRequest request;
    request.from = m_startFields->run();
    request.name = m_run->name();
    m_run->read(request);
    m_task->read(request);
    return request;
}

workflow::FinetuneRequest TrainingForm::finetuneRequest() const
{
    workflow::FinetuneRequest request{m_data->data(), m_startFields->run(), spec()};
    request.name = m_run->name();
    if (request.from.empty()) request.startWeights = m_startFields->weights();
    m_test->read(request);
    return request;
}

workflow::BaselineRequest TrainingForm::baselineRequest() const
{
    workflow::BaselineRequest request{m_data->data(), learning::BaselineKind(m_baseline->currentIndex())};
    request.name = m_run->name();
    m_test->read(request);
    return request;
}

void TrainingForm::setSpec(const learning::TrainingSpec& spec)
{
    m_model->setSpec(spec.model);
    m_learning->setSpec(spec);
    m_techniques->setSpec(spec);
    m_run->set(spec);
}

learning::Objective TrainingForm::objective() const
{
    return spec().objective;
}

workflow::TrainingTask TrainingForm::task() const
{
    switch (m_kind->current()) {
    case Pretrain:
        return workflow::PretrainRequest{m_data->data(), spec(), m_run->name(), m_startFields->weights()};
    case Finetune:
        if (m_task->task() == TaskFields::Click) return clickRequest();
        if (m_task->task() == TaskFields::Tags) return tagRequest();
        return finetuneRequest();
    case Generator:
        return workflow::GeneratorRequest{m_data->data(), generatorSpec(), m_holdOut->isChecked(), m_run->name()};
    default:
        return baselineRequest();
    }
}

void TrainingForm::setTask(const workflow::TrainingTask& task)
{
    m_kind->setCurrent(kindOf(task));
    chooseData();
    std::visit(
        [this](const auto& request) {
            if constexpr (requires { request.data; }) m_data->setData(request.data);
        },
        task);
    std::visit([this](const auto& request) { take(request); }, task);
    m_run->startAfresh();
    showRows();
}

void TrainingForm::take(const workflow::PretrainRequest& request)
{
    setSpec(request.spec);
    m_startFields->setWeights(request.startWeights);
}

void TrainingForm::take(const workflow::FinetuneRequest& request)
{
    m_startFields->setRun(request.from);
    setSpec(request.spec);
    m_task->setSpec(request.spec);
    m_startFields->setWeights(request.startWeights);
    m_test->setRequest(request);
}

void TrainingForm::take(const workflow::BaselineRequest& request)
{
    m_baseline->setCurrentIndex(int(request.kind));
    m_test->setRequest(request);
}

void TrainingForm::take(const workflow::GeneratorRequest& request)
{
    m_generator->setSpec(request.spec);
    m_run->set(request.spec);
    m_holdOut->setChecked(request.holdOut);
}

/// What is told on what another run has learnt.
template <typename Request>
void TrainingForm::take(const Request& request)
{
    m_startFields->setRun(request.from);
    m_task->setRequest(request);
    m_run->set(request);
}

std::vector<workflow::TrainingTask> TrainingForm::tasks() const
{
    const auto seeds = m_run->seeds();
    const bool isOnce = seeds.size() == 1 || m_kind->current() == Baseline || m_kind->current() == Generator;
    return isOnce ? std::vector{task()} : workflow::withSeeds(task(), seeds);
}

Result<> TrainingForm::checkValues() const
{
    if (m_kind->current() == Baseline) return {};
    if (m_kind->current() == Generator) return generatorSpec().validate();
    if (finetunes() && m_task->task() == TaskFields::Click)
        return clickRequest().validate().and_then([this] { return m_task->checkTarget(); });
    if (finetunes() && m_task->task() == TaskFields::Tags) return tagRequest().validate();
    return workflow::checkSpec(spec());
}

} // namespace sessionsmith::widgets
