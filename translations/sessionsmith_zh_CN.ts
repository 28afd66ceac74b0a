<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>About</name>
    <message>
        <source>About Sessionsmith</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A workbench for synthetic user behaviour and sequence models trained on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. With Qt %1 and Qt Charts, LibTorch, Eigen and SQLite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to a page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo, redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move in a matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the bars of a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock a probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back what is being dragged, close a panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pre-training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fine-tuning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>baseline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainingJob</name>
    <message>
        <source>Pre-training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fine-tuning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MRR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequences a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what happened, what to do</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>metric, part of the data</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>browse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>favourite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>purchase</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>There is not enough memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, or choose smaller sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected went wrong: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; in --map is not FIELD=COLUMN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fields are: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The delimiter must be one character, or tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it like 30m, 90s, 2h or 1d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read, is empty, or is far too large for a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run &quot;{0}&quot; was stopped; its checkpoint is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with: train resume &quot;{0}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be written: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space on the disk; nothing was left half-written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped on request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be opened: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no sound safetensors file: it is damaged, cut off or of another kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds no tensor &quot;{0}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor &quot;{0}&quot; has another type or shape than expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compressed file is damaged or cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy or download it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a folder, not a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {0} has more than {1} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not look like a text file with one event a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The names of the {0} are damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file holds no data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This data set has a format that is not known here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was probably written by a newer version: open it with that one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column &quot;{0}&quot; has {1} values instead of {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event {0}: the {1} {2} is not among the {3} there are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event {0}: sessions are not numbered one after the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event {0}: the events are not sorted by user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event {0}: the session belongs to two users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event {0}: the events of the session are not sorted by time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row has {0} fields instead of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {0} is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The action &quot;{0}&quot; is not known in this format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time &quot;{0}&quot; does not lie between 1970 and 2199</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order &quot;{0}&quot; is no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The columns of the file are: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has no column &quot;{0}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No column is given for the {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither a column for the user nor one for the session is given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Byte {0} of the row is not valid UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row holds a zero byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quote is not closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters follow a closing quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends in the middle of this row: it has {0} of {1} fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No item follows the user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds no events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the {0} rows can be read as an event; the first one: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the format, the delimiter and the columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a binary file, not a log of text lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a text file (UTF-8), plain or compressed with gzip or zstd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>States and actions have sequences of different lengths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pseudo-count must be a finite number, not negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of states must lie between 1 and {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The starting model can produce none of the sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give its probabilities of zero a small value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key &quot;{0}&quot; is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a list of names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a list of numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot;, entry {1} is not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every entry must lie between 0 and 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a list of rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot;, row {1} has {2} entries instead of {3}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no model document: it is not a JSON object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no model document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its &quot;format&quot; must be &quot;{0}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document was written by a newer version of Sessionsmith</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Sessionsmith to open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no JSON: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, row &quot;{1}&quot;, column &quot;{2}&quot;: {3} is no probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, row &quot;{1}&quot; sums to {2}, not to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every row must be a distribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: there are {1}; a model has from 1 to {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: a name is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: the name &quot;{1}&quot; occurs twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has {1} x {2} entries instead of {3} x {4}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no template &quot;{0}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequence {0} is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequence {0}, position {1}: there is no action with index {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds no sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is neither an action of the model nor the index of one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write one sequence a line, actions separated by blanks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are more than {0} different actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning module cannot be loaded: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install LibTorch as it was when Sessionsmith was built, or build again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no learning module of Sessionsmith</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning module is not there; it was looked for as {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install Sessionsmith whole, or name the module in SESSIONSMITH_LEARNING_MODULE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no baseline &quot;{0}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalogue does not know the item &quot;{0}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on a data set that holds this item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalogue does not know the action &quot;{0}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on a data set that holds this action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data to evaluate on do not fit the catalogue of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no value of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value of {0} is of the wrong type: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} must lie between {1} and {2}, not be {3}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden ({0}) must be a multiple of heads ({1})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>objective: {0} does not go with the architecture {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose masked with bert, causal with gpt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>device: &quot;{0}&quot; is none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The specification of a training is no JSON object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checkpoint is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another run, or train it anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor &quot;{0}&quot; of the checkpoint has the wrong type or shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file holds no checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This checkpoint has a format that is not known here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device &quot;{0}&quot; is not there: LibTorch finds {1} CUDA devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the device auto or cpu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The context holds an item or an action that the model does not know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory on the device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a smaller batch, a shorter length or a smaller model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LibTorch reports: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training data do not fit their catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run cannot go on: its data are no longer the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a new run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights to begin from are of the architecture {0}, not {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the same architecture as in the pre-training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to learn: no sequence has two events or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form sequences by user, or import a longer log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss is no longer a finite number at step {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a smaller learning rate; the last checkpoint is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run is under way already, here or in another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for it, or stop it there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is no workspace: it is not an SQLite database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, or move the file away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace&apos;s database is damaged or cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore it from a copy, or choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program has kept the workspace busy for {0} seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for it to end, then try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace does not take this record: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace cannot be read or written: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workspace can only be read: its folder cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the permissions of the folder, or choose another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no data set &quot;{0}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no data set with the number {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data set &quot;{0}&quot; is needed by what was made from it: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove these first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run with the number {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model &quot;{0}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model with the number {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be locked: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run &quot;{0}&quot; is finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin another run from it instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run &quot;{0}&quot; has no checkpoint to resume from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin the run anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run is under way already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run &quot;{0}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run &quot;{0}&quot; is under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run &quot;{0}&quot; is needed by those that began from it: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no workspace: the database belongs to another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace was written by a newer version of Sessionsmith (format {0}; this version knows up to {1})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install that version, or choose another folder; the file was left as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace has an older format and cannot be brought up to date, because its folder cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace holds none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a &quot;{0}&quot; already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name, or remove the other one first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder cannot be made: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder cannot be written, and holds no workspace to be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is {1}; it must lie between {2} and {3}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a JSON object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; must have one number for each of the {1} states</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot;, entry {1} must be a number between {2} and {3}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;gaps&quot; needs both &quot;log_mean&quot; and &quot;log_deviation&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has no END state, so the length of sessions is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a length, or fit the model with an END state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data set has no events to follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The smoothing must be a finite number, not negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An invented catalogue needs at least one item and one category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Zipf exponent must be a finite number, not negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model knows no action &quot;{0}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model knows no item &quot;{0}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the session as action:item,action:item with items of its data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model &quot;{0}&quot; knows no action &quot;{1}&quot;, which is in the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit without a starting model, or rename its actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fitting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>iterations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model knows no action &quot;{0}&quot;, which is in the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit a model to this log, or rename the model&apos;s actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no way to form sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sequence of this data set has three events or more, so there is nothing to test on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run &quot;{0}&quot; has no checkpoint yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it train for a while, or resume it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run &quot;{0}&quot; has no checkpoint to begin from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading LibTorch</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::desktop::ErrorBar</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::desktop::MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open or create workspace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import log…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Sessionsmith</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace %1 can only be read: nothing can be saved in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still running: %1.
A training keeps its checkpoint and can be resumed later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open or create a workspace folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::desktop::StatusLine</name>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2/s</source>
        <comment>rate, unit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::desktop::TopBar</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::desktop::WorkspaceProblem</name>
    <message>
        <source>The workspace %1 cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another workspace…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::BehaviourPage</name>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop: five steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models (*.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fitting %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fitted to %1: version %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synthesising from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 sessions, %3 events in %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · v%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview redrawn in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P(next state | state) · %1 × %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P(action | state) · %1 × %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where sessions begin · drag a border</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transition matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emission matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initial distribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0.00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>odds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How probabilities are written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a version (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit to log…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synthesise…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Behaviour</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ColumnMapping</name>
    <message>
        <source>user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>column %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What %1 holds</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::DataPage</name>
    <message>
        <source>Reading %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 imported in %2; %3 rows were left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 imported in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported %1 rows, %2, to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1? It cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data set yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a log here, or choose Import…: a CSV, a Taobao log or one sequence a line, plain or compressed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n, newest first</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::DatasetView</name>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>events in a session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lengths of the sessions appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Popularity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>events by rank · log–log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as they are read: by user, then by time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lineage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left out at the import, the first %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left out at the import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repeats in a session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of sessions · mean %1, median %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synthesised from the model %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content hash %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::DatasetsModel</name>
    <message>
        <source>synthetic · %1 events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>imported · %1 events</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::DeviceList</name>
    <message>
        <source>Looking for devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 of %2 free</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ExportPanel</name>
    <message>
        <source>Export %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One event a row: user, session, time, action, item, category. Importing the CSV gives the same data set again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::FitPanel</name>
    <message>
        <source>Fit to a log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>States</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count: each action is its state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baum-Welch: hidden states</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>k-means clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nearly uniform rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model as it is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> iterations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds states that explain the actions best. Stop keeps the best so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts what follows what in the log: as many states as the log has actions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no data set yet: import one on the Data page.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::Histogram</name>
    <message>
        <source>%1 or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beside: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ImportPanel</name>
    <message>
        <source>commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tabs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>semicolons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blanks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pause ends a session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action of every row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recognised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds since 1970</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>milliseconds since 1970</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dates, such as 2017-11-25 08:00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A longer pause starts a new session: 30m, 2h, 1d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first %1 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognised: the Taobao layout · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognised: one sequence a line · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognised: a table with a header, columns apart by %1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognised: a table without a header, columns apart by %1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The item is not mapped: choose the column that holds it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither user nor session is mapped: one of them is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pause is no duration: write 30m, 2h or 1d.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without an action column, say which action every row is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the data set a name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::InitialBar</name>
    <message>
        <source>sessions begin in %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::LineChart</name>
    <message numerus="yes">
        <source>smoothing: moving average, %n step(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>smoothing: none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · reduction: lowest and highest of each pixel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::LogModel</name>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::MatrixView</name>
    <message>
        <source>end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>session ends after %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>odds %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>once in %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ModelDocument</name>
    <message>
        <source>initial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set initial %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set end after %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set %1 emits %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set %1 → %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::PopularityCurve</name>
    <message>
        <source>rank of the item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>item %1: %2 events</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::PreviewCard</name>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frequencies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the preview shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data set beside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The real log to show beside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sessions of this model appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>events in a session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beside: nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>synthetic, first purchase first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, same order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the log …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beside: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ProbabilityEditor</name>
    <message>
        <source>Probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>31 %, 0.31 or 1/3; 1:2 for odds</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::RejectedModel</name>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::RowBars</name>
    <message>
        <source>drag a bar: the others keep their proportions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift: finer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::RunDetails</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a run to see its figures, where it came from and how it was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Specification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::RunsModel</name>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::RunsPage</name>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The curves of runs appear here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No curve of this kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start one on the page Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another metric above, or select other runs; baselines have none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the run &quot;%1&quot; with its curves and its checkpoint?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NDCG and hit rate by leave-one-out, full ranking · select several to compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::SessionRows</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::SidePanel</name>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::SynthesisePanel</name>
    <message>
        <source>Synthesise sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synthesise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by the model&apos;s END state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after a fixed length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out each user&apos;s last two events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are the validation and test targets: synthetic sessions must not know them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>named after the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>invented</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1, as the model says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About %1 events.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::TrainingForm</name>
    <message>
        <source>%1 (synthetic)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scratch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no data set yet: import a log or synthesise sessions first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre-train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fine-tune</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave out items already seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>given by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Popularity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markov, first order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BERT, bidirectional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPT, causal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tell hidden items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tell each next item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tell the next item</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::TrainingMonitor</name>
    <message>
        <source>started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checkpoint after %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nats · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2/s</source>
        <comment>rate, unit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trained for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run yet. Choose what to train at the left, then start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of the questions · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss of the run appears here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a training at the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hit rate and NDCG appear here after every epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A baseline has no curve: its figures stand on the page Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::TrainingPage</name>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
