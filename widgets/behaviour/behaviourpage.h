// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/fidelity/differences.h"
#include "widgets/behaviour/modeldocument.h"
#include "widgets/common/page.h"
#include "widgets/common/theme.h"

namespace sessionsmith::hmm {
struct Fit;
}

class QMenu;
class QSplitter;
class QStackedWidget;

namespace sessionsmith::widgets {

class Card;
class FitPanel;
class GeneratorView;
class InitialBar;
class MatrixView;
class MixPanel;
class ModelBars;
class OpenModel;
class PersonaBar;
class PreviewCard;
class Segments;
class SynthesisePanel;
class TargetsPanel;
class TransitionCard;
class VersionsPanel;
class Workbench;

/// The workbench for one behaviour model: its distributions as matrices that are edited in place, and beside them the
/// sessions that they make.
class BehaviourPage : public Page
{
    Q_OBJECT
public:
    explicit BehaviourPage(Workbench& workbench, QWidget* parent = nullptr);
    ~BehaviourPage() override;

    QString word() const override { return tr("Behaviour"); }
    QString iconName() const override { return QStringLiteral("behaviour"); }
    QString object() const override;
    QList<QAction*> pageActions() const override { return {m_models, m_save, m_fit, m_synthesise}; }
    enum View { States, Generator };
    QStringList views() const override { return {tr("States"), tr("Generator")}; }
    int view() const override;
    void showView(int index) override;
    QUndoStack* undoStack() const override;
    QList<StatusItem> statusItems() const override;
    void retranslate() override;
    void refresh() override;
    void saveState() override;
    void restoreState() override;
    /// An older version beside what is open, in the panel of the versions.
    void openObject(const QString& name, int version = 0) override;
    bool mayClose() override;

    ModelDocument& document() { return m_document; }
    OpenModel& openModel() { return *m_open; }
    /// Opens that model beside the log `real` and chooses what of it governs the difference, so that it can be edited
    /// at once.
    void showPart(const QString& model, const QString& real, const fidelity::Difference& difference);

protected:
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildLayout();
    void buildActions();
    void fillModelMenu();
    void newModel(const std::string& templateName);
    void importModel();
    /// False: nothing was exported.
    bool exportModel();
    /// Where the workspace does not keep the unsaved edits: asks what becomes of them. False: they are to stay.
    bool mayLeaveModel();
    bool saveModel();
    void tellSaved();
    QString modelName() const;
    /// What is shown is what is saved: a fit and a synthesis refer to a version.
    bool isVersion() const;
    QString outcome(const hmm::Fit& fit, const QString& data, int version) const;
    void showModelInPanel();
    void makeRoom(bool forTransition);
    void lendHeightToDiagram();
    void standOrLieColumns();
    void startFit();
    SideEffect besideLog(const QString& log);
    void startSynthesis();
    void startFiles();
    void askForPersona();
    void mixIn();
    /// The state in which an action is most likely; -1 where the model does not have it.
    int stateOf(const std::string& action) const;
    int actionOf(const std::string& name) const;
    void showCell(MatrixView& matrix, int row, int column);
    void setFormat(int format);
    void setScale(QuantityScale scale);
    /// Opens the panel of targets with one more for that cell.
    void askForCell(const hmm::Cell& cell);
    /// Tells of an error; of a success: that what went wrong before is over.
    bool check(const Result<>& result);
    void offerLogBeside();
    QStringList datasetNames() const;

    Workbench& m_workbench;
    ModelDocument m_document;
    OpenModel* m_open;
    QAction* m_models;
    QAction* m_save;
    QAction* m_fit;
    QAction* m_synthesise;
    QMenu* m_menu;
    QSplitter* m_columns;
    QSplitter* m_matrices;
    TransitionCard* m_transitionCard;
    Card* m_emissionCard;
    Card* m_initialCard;
    MatrixView* m_transition;
    MatrixView* m_emission;
    PersonaBar* m_personas;
    InitialBar* m_initial;
    Segments* m_format;
    PreviewCard* m_preview;
    GeneratorView* m_generator;
    QStackedWidget* m_views; ///< states and generator
    FitPanel* m_fitPanel;
    SynthesisePanel* m_synthesisePanel;
    VersionsPanel* m_versionsPanel;
    TargetsPanel* m_targetsPanel;
    MixPanel* m_mixPanel;
    ModelBars* m_bars;
    QStringList m_told; ///< by check(), since the last success
    bool m_besideOffered = false;
    QList<int> m_heights;      ///< of the matrices, while the diagram has more
    QByteArray m_besideWidths; ///< of the columns, while there is no room for both side by side
};

} // namespace sessionsmith::widgets
