// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/trainingform.h"

#include "widgets/charts/runcurves.h"
#include "widgets/common/segments.h"
#include "widgets/common/specwords.h"
#include "widgets/training/taskfields.h"
#include "widgets/training/techniquefields.h"

#include <nlohmann/json.hpp>

#include <QAbstractItemModel>
#include <QComboBox>
#include <QCompleter>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

class TrainingFormTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<TrainingForm> m_form;

    QPushButton* startButton() const
    {
        for (QPushButton* button : m_form->findChildren<QPushButton*>())
            if (button->property("primary").toBool()) return button;
        return nullptr;
    }

private Q_SLOTS:
    void init()
    {
        auto workspace = store::Workspace::open(m_folder.path().toStdString());
        QVERIFY(workspace.has_value());
        m_workbench = std::make_unique<Workbench>(std::move(*workspace));
        m_form = std::make_unique<TrainingForm>(*m_workbench);
        store::DatasetRecord log, synthetic;
        log.name = "log";
        synthetic.name = "made up";
        synthetic.kind = store::DatasetKind::Synthetic;
        m_form->setChoices({log, synthetic}, {});
    }

    void cleanup() { m_form.reset(); }

    void givesBackTheTaskItWasGiven()
    {
        workflow::FinetuneRequest task;
        task.data = "made up";
        task.spec.objective = learning::Objective::NextItem;
        task.spec.model = {learning::Architecture::Bert, 3, 96, 4, 30, learning::NormPlace::Post, false, true, true};
        task.startWeights = "/weights/model.safetensors";
        task.spec.epochs = 7;
        task.spec.batch = 33;
        task.spec.learningRate = 0.0125;
        task.spec.l2 = 0;
        task.spec.dropout = 0.25;
        task.spec.seed = 9;
        task.spec.excludeSeen = true;
        task.sequenceBy = events::SequenceBy::Session;
        m_form->setTask(task);
        const workflow::TrainingTask given = m_form->task();
        const auto* back = std::get_if<workflow::FinetuneRequest>(&given);
        QVERIFY(back);
        QCOMPARE(back->data, task.data);
        QVERIFY(back->sequenceBy == task.sequenceBy);
        QVERIFY(back->spec.model.architecture == task.spec.model.architecture);
        QCOMPARE(back->spec.model.hidden, 96);
        QVERIFY(back->spec.model.norm == learning::NormPlace::Post);
        QVERIFY(!back->spec.model.tiedOutput);
        QVERIFY(back->spec.model.useCategories);
        QVERIFY(back->spec.model.useGaps);
        QCOMPARE(back->startWeights, task.startWeights);
        QCOMPARE(back->spec.epochs, 7);
        QCOMPARE(back->spec.batch, 33);
        QCOMPARE(back->spec.learningRate, 0.0125);
        QCOMPARE(back->spec.l2, 0.0);
        QCOMPARE(back->spec.dropout, 0.25);
        QCOMPARE(back->spec.seed, std::uint64_t(9));
        QVERIFY(back->spec.excludeSeen);
    }

    void asksHowMuchIsHidden()
    {
        const auto isAsked = [&](const char* key) {
            for (const auto* field : m_form->findChildren<QDoubleSpinBox*>())
                if (field->accessibleName() == specWord(QString::fromLatin1(key))) return !field->isHidden();
            return false;
        };
        workflow::PretrainRequest task{.data = "made up"};
        task.spec.model.architecture = learning::Architecture::Bert;
        task.spec.maskRate = 0.4;
        m_form->setTask(task);
        QVERIFY(isAsked("mask_rate") && !isAsked("span_rate"));
        const workflow::TrainingTask masked = m_form->task();
        QCOMPARE(std::get<workflow::PretrainRequest>(masked).spec.maskRate, 0.4);
        task.spec.model.architecture = learning::Architecture::T5;
        task.spec.objective = learning::Objective::Span;
        task.spec.spanRate = 0.25;
        task.spec.spanLength = 4;
        m_form->setTask(task);
        QVERIFY(!isAsked("mask_rate") && isAsked("span_rate") && isAsked("span_length"));
        const workflow::TrainingTask spans = m_form->task();
        QCOMPARE(std::get<workflow::PretrainRequest>(spans).spec.spanRate, 0.25);
        QCOMPARE(std::get<workflow::PretrainRequest>(spans).spec.spanLength, 4.0);
        task.spec.model.architecture = learning::Architecture::Gpt;
        task.spec.objective = learning::Objective::Causal;
        m_form->setTask(task);
        QVERIFY(!isAsked("mask_rate") && !isAsked("span_rate"));
    }

    void aRunForEachSeed()
    {
        workflow::FinetuneRequest task{.data = "log"};
        task.spec.seed = 4;
        m_form->setTask(task);
        QCOMPARE(m_form->tasks().size(), std::size_t(1));
        QSpinBox* count = nullptr;
        for (auto* field : m_form->findChildren<QSpinBox*>())
            if (field->accessibleName() == QStringLiteral("Seeds in a row")) count = field;
        QVERIFY(count && !count->isHidden());
        count->setValue(3);
        const auto tasks = m_form->tasks();
        QCOMPARE(tasks.size(), std::size_t(3));
        for (std::size_t i = 0; i < 3; ++i) {
            const auto& one = std::get<workflow::FinetuneRequest>(tasks[i]);
            QCOMPARE(one.spec.seed, 4 + i);
            QCOMPARE(one.name, "log finetune seed " + std::to_string(4 + i));
        }
        m_form->setTask(workflow::BaselineRequest{.data = "log"});
        QVERIFY(count->isHidden());
        QCOMPARE(m_form->tasks().size(), std::size_t(1));
    }

    void splitsComeBack()
    {
        store::DatasetRecord log, later;
        log.name = "log";
        later.name = "later";
        m_form->setChoices({log, later}, {});
        for (const char* text : {"leave-one-out", "temporal:0.75", "given:later"}) {
            workflow::BaselineRequest task{.data = "log"};
            task.kind = learning::BaselineKind::ItemKnn;
            task.split = *events::splitNamed(text);
            m_form->setTask(task);
            const workflow::TrainingTask given = m_form->task();
            const auto* back = std::get_if<workflow::BaselineRequest>(&given);
            QCOMPARE(events::textOf(back->split), std::string(text));
            QVERIFY(back->kind == learning::BaselineKind::ItemKnn);
        }
        workflow::FinetuneRequest tuning{.data = "log"};
        tuning.split = *events::splitNamed("temporal:0.8");
        m_form->setTask(tuning);
        const workflow::TrainingTask given = m_form->task();
        QCOMPARE(events::textOf(std::get<workflow::FinetuneRequest>(given).split), std::string("temporal:0.8"));
    }

    void ranksAmongSampledItems()
    {
        workflow::BaselineRequest baseline{.data = "log"};
        baseline.sampledNegatives = 100;
        baseline.excludeSeen = true;
        m_form->setTask(baseline);
        const workflow::TrainingTask given = m_form->task();
        QCOMPARE(std::get<workflow::BaselineRequest>(given).sampledNegatives, 100);
        QVERIFY(std::get<workflow::BaselineRequest>(given).excludeSeen);
        workflow::FinetuneRequest tuning{.data = "log"};
        tuning.spec.objective = learning::Objective::NextItem;
        tuning.sampledNegatives = 50;
        m_form->setTask(tuning);
        QCOMPARE(std::get<workflow::FinetuneRequest>(m_form->task()).sampledNegatives, 50);
        // What tells actions ranks no items, whatever was asked for before.
        m_form->findChild<TaskFields*>()->setTask(TaskFields::NextAction);
        QCOMPARE(std::get<workflow::FinetuneRequest>(m_form->task()).sampledNegatives, 0);
        m_form->setTask(workflow::BaselineRequest{.data = "log"});
        QCOMPARE(std::get<workflow::BaselineRequest>(m_form->task()).sampledNegatives, 0);
    }

    void givesBackTechniques()
    {
        workflow::FinetuneRequest task;
        task.data = "log";
        task.spec.objective = learning::Objective::NextItem;
        task.spec.besides = {{learning::Objective::Contrastive, 0.1}, {learning::Objective::Replaced, 2}};
        learning::Techniques& techniques = task.spec.techniques;
        techniques.loss = learning::Loss::Gbce;
        techniques.negatives = 17;
        techniques.calibration = 0.5;
        techniques.views = "drop:0.2";
        techniques.temperature = 0.25;
        techniques.replacedRate = 0.3;
        techniques.adversarial = learning::Adversarial::Pgd;
        techniques.epsilon = 0.07;
        techniques.adversarialSteps = 5;
        techniques.averaging = 0.999;
        techniques.accumulate = 4;
        techniques.warmUp = 0.2;
        techniques.decline = learning::Decline::Linear;
        techniques.precision = learning::Precision::BFloat16;
        techniques.freeze = {"embeddings", 0.8};
        techniques.ensemble = 3;
        techniques.distil = true;
        techniques.prune = 0.6;
        techniques.retrainEpochs = 2;
        task.spec.shareDevice = true;
        m_form->setTask(task);
        const workflow::TrainingTask given = m_form->task();
        const auto* back = std::get_if<workflow::FinetuneRequest>(&given);
        QVERIFY(back);
        QCOMPARE(learning::differingValue(back->spec, task.spec), std::string());
        QVERIFY(back->spec.shareDevice);

        // What they are by themselves.
        m_form->setTask(workflow::FinetuneRequest{.data = "log", .spec = {.objective = learning::Objective::NextItem}});
        const workflow::TrainingTask plain = m_form->task();
        QCOMPARE(learning::differingValue(std::get<workflow::FinetuneRequest>(plain).spec,
                                          {.objective = learning::Objective::NextItem}),
                 std::string());
    }

    void givesBackEveryTask()
    {
        store::DatasetRecord log;
        log.name = "log";
        store::RunRecord model;
        model.name = "model";
        model.kind = store::RunKind::Finetune;
        model.status = store::RunStatus::Finished;
        model.checkpoint = "checkpoints/1.safetensors";
        m_form->setChoices({log}, {model});
        for (const auto objective : {learning::Objective::NextAction, learning::Objective::Autoencoder}) {
            workflow::FinetuneRequest task{.data = "log", .spec = {.objective = objective, .dropRate = 0.3}};
            m_form->setTask(task);
            const workflow::TrainingTask given = m_form->task();
            QCOMPARE(learning::differingValue(std::get<workflow::FinetuneRequest>(given).spec, task.spec),
                     std::string());
            QVERIFY(startButton()->isEnabled());
        }
        workflow::ClickRequest click{.data = "log", .from = "model", .target = "count=buy", .features = "/t.csv"};
        click.share = 0.6;
        click.l2 = 10;
        click.seed = 5;
        m_form->setTask(click);
        const workflow::TrainingTask clicks = m_form->task();
        QVERIFY(toJson(std::get<workflow::ClickRequest>(clicks)) == toJson(click));
        QVERIFY(startButton()->isEnabled());

        workflow::TagRequest tags{.from = "model", .tags = "/tags.json", .to = "/out.csv", .holdOut = 0.1};
        tags.leastItems = 7;
        tags.mostTags = 33;
        tags.l2 = 2;
        m_form->setTask(tags);
        const workflow::TrainingTask told = m_form->task();
        QVERIFY(toJson(std::get<workflow::TagRequest>(told)) == toJson(tags));
        QVERIFY(startButton()->isEnabled());
    }

    void asksWhatTheTaskNeeds()
    {
        const auto* tasks = m_form->findChild<TaskFields*>();
        QVERIFY(tasks);
        const auto isShown = [&](const char* key) { return tasks->byKey().at(key)->isVisibleTo(m_form.get()); };
        m_form->show();
        m_form->setTask(workflow::PretrainRequest{.data = "log"});
        QVERIFY(!isShown("task"));
        m_form->setTask(workflow::FinetuneRequest{.data = "log"});
        QVERIFY(isShown("task") && !isShown("drop_rate") && !isShown("target") && !isShown("tags"));
        auto* choice = qobject_cast<QComboBox*>(tasks->byKey().at("task"));
        choice->setCurrentIndex(TaskFields::Autoencoder);
        QVERIFY(isShown("drop_rate"));
        choice->setCurrentIndex(TaskFields::Click);
        QVERIFY(isShown("target") && isShown("features") && isShown("regression_l2") && !isShown("drop_rate"));
        QVERIFY(!startButton()->isEnabled()); // there is no run to take a representation from
        qobject_cast<QLineEdit*>(tasks->byKey().at("target"))->setText(QStringLiteral("purchase"));
        QVERIFY(tasks->byKey().at("target")->property("invalid").toBool());
        choice->setCurrentIndex(TaskFields::Tags);
        QVERIFY(isShown("tags") && isShown("to") && !isShown("target"));
    }

    /// What shops are after has the name that it has in the log; what the log does not know is said at once.
    void asksForAnActionOfTheData()
    {
        store::DatasetRecord taobao;
        taobao.name = "taobao";
        taobao.summary = R"({"actions": {"buy": 3, "cart": 5, "pv": 100}})";
        m_form->setChoices({taobao}, {});
        m_form->setTask(workflow::FinetuneRequest{.data = "taobao"});
        auto* tasks = m_form->findChild<TaskFields*>();
        tasks->setTask(TaskFields::Click);
        auto* target = qobject_cast<QLineEdit*>(tasks->byKey().at("target"));
        QCOMPARE(target->text(), QStringLiteral("action=buy"));
        QVERIFY(tasks->checkTarget());
        target->setText(QStringLiteral("count=purchase"));
        const auto lacking = tasks->checkTarget();
        QVERIFY(!lacking && lacking.error().message().find("buy, cart, pv") != std::string::npos);
        target->setText(QStringLiteral("amount=spent")); // of a table that is read later
        QVERIFY(tasks->checkTarget());
        QCOMPARE(target->completer()->model()->rowCount(), 6);
    }

    void asksForTechniquesWhereTheyAreWanted()
    {
        m_form->setTask(workflow::PretrainRequest{.data = "log"});
        m_form->show();
        auto* fold = m_form->findChild<QToolButton*>();
        const auto* techniques = m_form->findChild<TechniqueFields*>();
        QVERIFY(fold && techniques);
        const auto isShown = [&](const char* key) { return techniques->byKey().at(key)->isVisibleTo(m_form.get()); };
        QVERIFY(!isShown("loss"));
        fold->click();
        QVERIFY(isShown("loss") && isShown("adversarial") && !isShown("epsilon") && !isShown("ensemble"));
        workflow::FinetuneRequest task;
        task.data = "log";
        task.spec.techniques.adversarial = learning::Adversarial::Fgm;
        m_form->setTask(task);
        QVERIFY(isShown("epsilon") && isShown("ensemble") && !isShown("adversarial_steps") && !isShown("distil"));
        fold->click();
        QVERIFY(!isShown("loss") && fold->text().contains(QLatin1Char('1')));

        task.spec.besides = {{learning::Objective::Contrastive, 1}};
        task.spec.techniques.views = "crop";
        m_form->setTask(task);
        QVERIFY(techniques->byKey().at("views")->property("invalid").toBool());
        QVERIFY(!startButton()->isEnabled());
    }

    void everyTaskOfTheFormIsValid()
    {
        for (int kind = 0; kind < 3; ++kind) {
            workflow::TrainingTask task;
            if (kind == 1) task = workflow::FinetuneRequest{};
            if (kind == 2) task = workflow::BaselineRequest{};
            m_form->setTask(task);
            QCOMPARE(int(m_form->task().index()), kind);
            QVERIFY(startButton()->isEnabled());
        }
    }

    void everyArchitectureHasItsObjective()
    {
        using learning::Architecture;
        for (const auto architecture : {Architecture::Bert, Architecture::Gpt, Architecture::T5, Architecture::Gru}) {
            workflow::PretrainRequest task;
            task.data = "log";
            task.spec.model.architecture = architecture;
            task.spec.objective = learning::pretrainingOf(architecture);
            m_form->setTask(task);
            const workflow::TrainingTask given = m_form->task();
            QVERIFY(std::get<workflow::PretrainRequest>(given).spec.objective == task.spec.objective);
            QVERIFY(startButton()->isEnabled());
        }
    }

    void aSizeIsSeveralNumbers()
    {
        QComboBox* sizes = nullptr;
        for (auto* box : m_form->findChildren<QComboBox*>())
            if (box->findText(QStringLiteral("medium")) >= 0) sizes = box;
        QVERIFY(sizes);
        QCOMPARE(sizes->currentIndex(), 0); // 2 x 64 x 2 has no name
        sizes->setCurrentIndex(sizes->findText(QStringLiteral("medium")));
        Q_EMIT sizes->activated(sizes->currentIndex());
        const auto model = std::get<workflow::PretrainRequest>(m_form->task()).spec.model;
        QCOMPARE(model.layers, 8);
        QCOMPARE(model.hidden, 512);
        QCOMPARE(model.heads, 8);
        QCOMPARE(sizes->currentText(), QStringLiteral("medium"));
        workflow::PretrainRequest task;
        task.spec.model = model;
        task.spec.model.layers = 7;
        m_form->setTask(task);
        QCOMPARE(sizes->currentIndex(), 0);
    }

    void namesAnImpossibleValueAndDoesNotStart()
    {
        workflow::PretrainRequest task;
        task.data = "log";
        task.spec.model = {learning::Architecture::Gpt, 2, 64, 2, 50};
        task.spec.objective = learning::Objective::Causal;
        m_form->setTask(task);
        QVERIFY(startButton()->isEnabled());
        task.spec.model.heads = 3;
        m_form->setTask(task);
        QVERIFY(!startButton()->isEnabled());
        task.spec.model.heads = 4;
        m_form->setTask(task);
        QVERIFY(startButton()->isEnabled());
        for (QLineEdit* edit : m_form->findChildren<QLineEdit*>())
            if (edit->text() == QStringLiteral("0.001")) {
                edit->setText(QStringLiteral("fast"));
                QVERIFY(edit->property("invalid").toBool());
            }
        QVERIFY(!startButton()->isEnabled());
    }

    void everyKindBeginsWithTheDataThatItIsFor()
    {
        store::DatasetRecord log, older, synthetic;
        log.name = "log";
        older.name = "older log";
        synthetic.name = "made up";
        synthetic.kind = store::DatasetKind::Synthetic;
        m_form->setChoices({synthetic, log, older}, {});
        auto* kind = m_form->findChild<Segments*>();
        const auto data = [&] {
            const workflow::TrainingTask task = m_form->task();
            return std::visit(
                [](const auto& request) {
                    if constexpr (requires { request.data; }) return request.data;
                    return std::string(); // tags are of a run's items
                },
                task);
        };
        QCOMPARE(data(), std::string("made up")); // pre-training
        kind->setCurrent(1);
        QCOMPARE(data(), std::string("log"));
        kind->setCurrent(2);
        QCOMPARE(data(), std::string("log"));

        // What was chosen stays, for its kind.
        workflow::FinetuneRequest task;
        task.data = "older log";
        m_form->setTask(task);
        kind->setCurrent(0);
        QCOMPARE(data(), std::string("made up"));
        kind->setCurrent(1);
        QCOMPARE(data(), std::string("older log"));
        m_form->setChoices({synthetic, log, older}, {});
        QCOMPARE(data(), std::string("older log"));
    }

    void withoutDataNothingStarts()
    {
        m_form->setChoices({}, {});
        QVERIFY(!startButton()->isEnabled());
    }

    void curvesOfAResumedRunAreOverwritten()
    {
        RunCurves curves;
        curves.add(1, {{"loss", 1, 0, 5, 0}, {"loss", 2, 0, 4, 0}, {"loss", 3, 0, 3, 0}});
        curves.add(1, {{"loss", 2, 0, 8, 0}});
        QVERIFY((*curves.curve(1, "loss") == Curve{{1, 5}, {2, 8}}));
        QCOMPARE(curves.latest(1, "loss"), 8.0);
        QVERIFY(curves.curve(2, "loss")->empty());
        QCOMPARE(curves.firstPresent(1, {"none", "loss"}), std::string("loss"));
    }
};

QTEST_MAIN(TrainingFormTest)
#include "trainingform.moc"
