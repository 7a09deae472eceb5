import { type ChangeEvent, useRef } from "react";
import {
  Button,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  ProgressBar,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import type { ImportPreview } from "../../workflows/importSubmissions";
import type { FileSummary } from "../../workflows/importSummary";
import type { ChosenFile } from "../../workflows/incomingFiles";
import { usePaneState, usePaneStore } from "../storeContext";
import { FileList } from "./FileList";
import { filesInWords, rivalsIn, rivalsInWords } from "./filesInWords";
import { chooseFiles, importFiles, keep, NO_IMPORT } from "./importDraft";
import { ReceiptFiles } from "./ReceiptFiles";
import { SourceForm } from "./SourceForm";
import { WhoHasSubmitted } from "./WhoHasSubmitted";

const useStyles = makeStyles({
  view: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalL },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
});

/** Choose files, see what is new, changed, repeated or wrong in each, then import them with one click. */
export function ImportView() {
  const styles = useStyles();
  const store = usePaneStore();
  const running = usePaneState((state) => state.job !== null);
  const draft = usePaneState((state) => state.importDraft) ?? NO_IMPORT;
  const input = useRef<HTMLInputElement>(null);
  const { preview, editing, result, problem, step, stop, reason } = draft;

  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const list = [...(event.target.files ?? [])];
    event.target.value = "";
    if (list.length > 0) void chooseFiles(store, list.map(chosenFile));
  };
  if (editing) return <SourceForm proposal={editing} />;
  const shown = result ?? preview;
  return (
    <div className={styles.view}>
      <p className={styles.hint}>
        Templates are known by what stands inside them, files of other layouts by their columns, whatever they
        are called. The same file again changes nothing; a changed figure needs a reason, and the former one
        is kept in tblRevisions.
      </p>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to import"
        accept=".xlsx,.xlsm,.xls,.xlsb,.ods,.csv,.tsv,.txt"
        onChange={choose}
      />
      <div className={styles.buttons}>
        <Button
          appearance={preview ? "secondary" : "primary"}
          disabledFocusable={running || step !== null}
          onClick={() => input.current?.click()}
        >
          Choose files
        </Button>
        {step !== null && <Button onClick={() => stop?.abort()}>Cancel</Button>}
      </div>
      {step !== null && (
        <Field validationMessage={step} validationState="none">
          <ProgressBar aria-label="Reading the files" />
        </Field>
      )}
      {problem !== null && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{problem}</MessageBarBody>
        </MessageBar>
      )}
      {shown && shown.cutShort.length > 0 && !result && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            An earlier import was cut short: {shown.cutShort.join(", ")}. Import these files again; nothing
            comes twice.
          </MessageBarBody>
        </MessageBar>
      )}
      {result && (
        <div role="status">
          <h3 className={styles.heading}>
            {result.rowsWritten === 1 ? "1 row was written" : `${result.rowsWritten} rows were written`}
          </h3>
          {result.note !== "" && <p className={styles.hint}>{result.note}</p>}
        </div>
      )}
      {preview && preview.files.length > 1 && (
        <p role="status" className={styles.heading}>
          {filesInWords(preview.files)}
        </p>
      )}
      {preview &&
        rivalsIn(preview.files).map((rivals) => (
          <MessageBar key={rivals[0]?.file} intent="warning" layout="multiline">
            <MessageBarBody>{rivalsInWords(rivals)}</MessageBarBody>
          </MessageBar>
        ))}
      {shown && <FileList files={shown.files} isImported={result !== null} />}
      {preview && (
        <>
          {preview.files.some(({ counts }) => counts.waiting > 0) && (
            <Field label="Why did figures change? Used where a file does not say so itself.">
              <Input
                value={reason}
                maxLength={250}
                onChange={(_e, { value }) => keep(store, { reason: value })}
              />
            </Field>
          )}
          <Button
            appearance="primary"
            disabledFocusable={running || step !== null || !hasSomething(preview)}
            onClick={() => importFiles(store, draft)}
          >
            {importWords(preview)}
          </Button>
        </>
      )}
      {result && <ReceiptFiles result={result} />}
      <WhoHasSubmitted key={result ? "after" : "before"} />
    </div>
  );
}

/** Its bytes are read when it is its turn: two hundred files at once would fill the pane's memory. */
function chosenFile(file: File): ChosenFile {
  return { name: file.name, bytes: async () => new Uint8Array(await file.arrayBuffer()) };
}

function hasSomething({ files }: ImportPreview): boolean {
  return files.some((file) => file.outcome === "ready" || isNewLayout(file));
}

/** The workbook has its figures already, and does not know yet how they are read. */
function isNewLayout({ outcome, reading }: FileSummary): boolean {
  return outcome === "repeated" && reading !== null && !reading.isRemembered;
}

function importWords({ files }: ImportPreview): string {
  const ready = files.filter(({ outcome }) => outcome === "ready").length;
  if (ready === 0) return files.some(isNewLayout) ? "Remember how it is read" : "Nothing to import";
  return ready === 1 ? "Import 1 file" : `Import ${ready} files`;
}
