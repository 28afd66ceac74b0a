<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name>ChartOverlay</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvaluationTables</name>
    <message numerus="yes">
        <source>%n test question(s) are ambiguous: their target has the same time as another event.</source>
        <translation>
            <numerusform>%n test question is ambiguous: its target has the same time as another event.</numerusform>
            <numerusform>%n test questions are ambiguous: their target has the same time as another event.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n training event(s) are later than the first test target.</source>
        <translation>
            <numerusform>%n training event is later than the first test target.</numerusform>
            <numerusform>%n training events are later than the first test target.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n test question(s) ask for an item that the training does not hold.</source>
        <translation>
            <numerusform>%n test question asks for an item that the training does not hold.</numerusform>
            <numerusform>%n test questions ask for an item that the training does not hold.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n test question(s) are of users that the training does not hold.</source>
        <translation>
            <numerusform>%n test question is of a user that the training does not hold.</numerusform>
            <numerusform>%n test questions are of users that the training does not hold.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n test question(s) ask for an event that the data set holds too: their figures flatter.</source>
        <translation>
            <numerusform>%n test question asks for an event that the data set holds too: its figures flatter.</numerusform>
            <numerusform>%n test questions ask for an event that the data set holds too: their figures flatter.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LineageWords</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelEdits</name>
    <message numerus="yes">
        <source>Set %n cell(s) to %1 in %2</source>
        <translation>
            <numerusform>Set %n cell to %1 in %2</numerusform>
            <numerusform>Set %n cells to %1 in %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StateCount</name>
    <message numerus="yes">
        <source>%n state(s)</source>
        <translation>
            <numerusform>%n state</numerusform>
            <numerusform>%n states</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n persona(s)</source>
        <translation>
            <numerusform>%n persona</numerusform>
            <numerusform>%n personas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::BehaviourPage</name>
    <message numerus="yes">
        <source>stopped after %n iteration(s)</source>
        <translation>
            <numerusform>stopped after %n iteration</numerusform>
            <numerusform>stopped after %n iterations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>converged after %n iteration(s)</source>
        <translation>
            <numerusform>converged after %n iteration</numerusform>
            <numerusform>converged after %n iterations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not yet converged after %n iteration(s)</source>
        <translation>
            <numerusform>not yet converged after %n iteration</numerusform>
            <numerusform>not yet converged after %n iterations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s)</source>
        <translation>
            <numerusform>%n cell</numerusform>
            <numerusform>%n cells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n persona(s), and where their sessions begin · drag a border</source>
        <translation>
            <numerusform>%n persona, and where its sessions begin · drag a border</numerusform>
            <numerusform>%n personas, and where their sessions begin · drag a border</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) are few for so many probabilities: look at their intervals</source>
        <translation>
            <numerusform>%n event is little for so many probabilities: look at their intervals</numerusform>
            <numerusform>%n events are few for so many probabilities: look at their intervals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 sessions, %2 events in %n file(s), %3</source>
        <translation>
            <numerusform>%1 sessions, %2 events in %n file, %3</numerusform>
            <numerusform>%1 sessions, %2 events in %n files, %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ChartMenu</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::DataPage</name>
    <message numerus="yes">
        <source>%n, newest first</source>
        <translation>
            <numerusform>%n, newest first</numerusform>
            <numerusform>%n, newest first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %1 rows, %2, in %n files from %3 on</source>
        <translation>
            <numerusform>Exported %1 rows, %2, in %n file from %3 on</numerusform>
            <numerusform>Exported %1 rows, %2, in %n files from %3 on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::FieldCharts</name>
    <message numerus="yes">
        <source>Select %n run(s)</source>
        <translation>
            <numerusform>Select %n run</numerusform>
            <numerusform>Select %n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::FitOutcome</name>
    <message numerus="yes">
        <source>%n persona(s): silhouette %1</source>
        <translation>
            <numerusform>%n persona: silhouette %1</numerusform>
            <numerusform>%n personas: silhouette %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::GroupTable</name>
    <message numerus="yes">
        <source>%1 · %n seed(s)</source>
        <translation>
            <numerusform>%1 · %n seed</numerusform>
            <numerusform>%1 · %n seeds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n run(s)</source>
        <translation>
            <numerusform>%1 · %n run</numerusform>
            <numerusform>%1 · %n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::GroupedRuns</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ImportPanel</name>
    <message numerus="yes">
        <source>Import %1 and %n more</source>
        <translation>
            <numerusform>Import %1 and %n more</numerusform>
            <numerusform>Import %1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>first %n row(s)</source>
        <translation>
            <numerusform>first %n row</numerusform>
            <numerusform>first %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::InterestCard</name>
    <message numerus="yes">
        <source>%n cell(s) set by hand</source>
        <translation>
            <numerusform>%n cell set by hand</numerusform>
            <numerusform>%n cells set by hand</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::LengthCard</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set sessions of %n event(s)</source>
        <translation>
            <numerusform>Set sessions of %n event</numerusform>
            <numerusform>Set sessions of %n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::LineChart</name>
    <message numerus="yes">
        <source>smoothing: moving average, %n step(s)</source>
        <translation>
            <numerusform>smoothing: moving average, %n step</numerusform>
            <numerusform>smoothing: moving average, %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>smoothing: mean of %n step(s)</source>
        <translation>
            <numerusform>smoothing: mean of %n step</numerusform>
            <numerusform>smoothing: mean of %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>smoothing: Gaussian, %n step(s)</source>
        <translation>
            <numerusform>smoothing: Gaussian, %n step</numerusform>
            <numerusform>smoothing: Gaussian, %n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::MatrixView</name>
    <message numerus="yes">
        <source>Unlock %n cell(s)</source>
        <translation>
            <numerusform>Unlock %n cell</numerusform>
            <numerusform>Unlock %n cells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lock %n cell(s)</source>
        <translation>
            <numerusform>Lock %n cell</numerusform>
            <numerusform>Lock %n cells</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::MetricGrid</name>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n column</numerusform>
            <numerusform>%n columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n seed(s)</source>
        <translation>
            <numerusform>%1 · %n seed</numerusform>
            <numerusform>%1 · %n seeds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ModelDocument</name>
    <message numerus="yes">
        <source>%n row(s) stayed as they were: their cells are locked</source>
        <translation>
            <numerusform>%n row stayed as it was: its cells are locked</numerusform>
            <numerusform>%n rows stayed as they were: their cells are locked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ParallelCoordinates</name>
    <message numerus="yes">
        <source>%1 of %n run(s) over %2</source>
        <translation>
            <numerusform>%1 of %n run over %2</numerusform>
            <numerusform>%1 of %n runs over %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::PersonaBar</name>
    <message numerus="yes">
        <source>%1: %2 of the sessions, %n state(s)</source>
        <translation>
            <numerusform>%1: %2 of the sessions, %n state</numerusform>
            <numerusform>%1: %2 of the sessions, %n states</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ReportView</name>
    <message numerus="yes">
        <source>✓ %n figure(s) good</source>
        <translation>
            <numerusform>✓ %n figure good</numerusform>
            <numerusform>✓ %n figures good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>✗ %n bad</source>
        <translation>
            <numerusform>✗ %n bad</numerusform>
            <numerusform>✗ %n bad</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::RevisitCard</name>
    <message numerus="yes">
        <source>from %n choice(s)</source>
        <translation>
            <numerusform>from %n choice</numerusform>
            <numerusform>from %n choices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::RunDetails</name>
    <message numerus="yes">
        <source>Mean of %n seed(s), interval of 95 %</source>
        <translation>
            <numerusform>Mean of %n seed, interval of 95 %</numerusform>
            <numerusform>Mean of %n seeds, interval of 95 %</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::RunTransfers</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exporting %n run(s)</source>
        <translation>
            <numerusform>Exporting %n run</numerusform>
            <numerusform>Exporting %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) imported, %1 points</source>
        <translation>
            <numerusform>%n run imported, %1 points</numerusform>
            <numerusform>%n runs imported, %1 points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::RunsTable</name>
    <message numerus="yes">
        <source>%n archived run(s) are not shown</source>
        <translation>
            <numerusform>%n archived run is not shown</numerusform>
            <numerusform>%n archived runs are not shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put these %n run(s) with their curves and checkpoints into the bin?</source>
        <translation>
            <numerusform>Put this %n run with its curves and checkpoint into the bin?</numerusform>
            <numerusform>Put these %n runs with their curves and checkpoints into the bin?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) put into the bin</source>
        <translation>
            <numerusform>%n run put into the bin</numerusform>
            <numerusform>%n runs put into the bin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tags of %n run(s)</source>
        <translation>
            <numerusform>Tags of %n run</numerusform>
            <numerusform>Tags of %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Note on %n run(s)</source>
        <translation>
            <numerusform>Note on %n run</numerusform>
            <numerusform>Note on %n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ScatterChart</name>
    <message numerus="yes">
        <source>%1 over %2, %n run(s)</source>
        <translation>
            <numerusform>%1 over %2, %n run</numerusform>
            <numerusform>%1 over %2, %n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::SessionRows</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::TechniqueFields</name>
    <message numerus="yes">
        <source>Techniques, %n in use</source>
        <translation>
            <numerusform>Techniques, %n in use</numerusform>
            <numerusform>Techniques, %n in use</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::TrainingPage</name>
    <message numerus="yes">
        <source>%n further run(s) of this series were not started</source>
        <translation>
            <numerusform>%n further run of this series were not started</numerusform>
            <numerusform>%n further runs of this series were not started</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::VisitCard</name>
    <message numerus="yes">
        <source>%n session(s)</source>
        <translation>
            <numerusform>%n session</numerusform>
            <numerusform>%n sessions</numerusform>
        </translation>
    </message>
</context>
</TS>
