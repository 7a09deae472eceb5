import { type ChangeEvent, useRef, useState } from "react";
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
import type { ChosenFile, ReadResult } from "../../workflows/incomingFiles";
import type { ImportPreview, ImportResult } from "../../workflows/importSubmissions";
import type { RunOptions } from "../../workflows/outcome";
import { usePaneState, usePaneStore } from "../storeContext";
import { localDay } from "../templates/localDay";
import { valueOrReason } from "../valueOrReason";
import { FileList } from "./FileList";
import { ReceiptFiles } from "./ReceiptFiles";
import { WhoHasSubmitted } from "./WhoHasSubmitted";

const useStyles = makeStyles({
  view: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalL },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
});

/** Files that were read, and what an import would make of them. */
interface Chosen {
  readonly files: readonly ReadResult[];
  readonly preview: ImportPreview;
}

/** Choose files, see what is new, changed, repeated or wrong in each, then import them with one click. */
export function ImportView() {
  const styles = useStyles();
  const store = usePaneStore();
  const running = usePaneState((state) => state.job !== null);
  const input = useRef<HTMLInputElement>(null);
  const stop = useRef<AbortController | null>(null);
  const [step, setStep] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [reason, setReason] = useState("");
  const [result, setResult] = useState<ImportResult | null>(null);

  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const list = [...(event.target.files ?? [])];
    event.target.value = "";
    if (list.length === 0) return;
    const abort = new AbortController();
    stop.current = abort;
    const options: RunOptions = { signal: abort.signal, onProgress: ({ text }) => setStep(text) };
    setStep("Reading the files");
    setProblem(null);
    setResult(null);
    const read = await store.services.readIncoming(list.map(chosenFile), options);
    const preview =
      read.kind === "done"
        ? await store.services.previewImport(read.value, { today: localDay(), ...options })
        : read;
    setStep(null);
    if (read.kind === "done" && preview.kind === "done")
      setChosen({ files: read.value, preview: preview.value });
    else setProblem(textOf(valueOrReason(preview)));
  };
  const importThem = async ({ files }: Chosen) => {
    setProblem(null);
    const reasons = { "": reason };
    const outcome = await store.importSubmissions(files, { today: localDay(), reasons });
    if (outcome.kind !== "done") return setProblem(textOf(valueOrReason(outcome)));
    setResult(outcome.value);
    setChosen(null);
    setReason("");
  };
  const shown = result ?? chosen?.preview ?? null;
  return (
    <div className={styles.view}>
      <p className={styles.hint}>
        Each file is known by what stands inside it, whatever it is called. The same file again changes
        nothing; a changed figure needs a reason, and the former one is kept in tblRevisions.
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
          appearance={chosen ? "secondary" : "primary"}
          disabledFocusable={running || step !== null}
          onClick={() => input.current?.click()}
        >
          Choose files
        </Button>
        {step !== null && <Button onClick={() => stop.current?.abort()}>Cancel</Button>}
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
      {shown && <FileList files={shown.files} />}
      {chosen && (
        <>
          {chosen.preview.files.some(({ counts }) => counts.waiting > 0) && (
            <Field label="Why did figures change? Used where a file does not say so itself.">
              <Input value={reason} maxLength={250} onChange={(_event, { value }) => setReason(value)} />
            </Field>
          )}
          <Button
            appearance="primary"
            disabledFocusable={running || step !== null || !hasSomething(chosen.preview)}
            onClick={() => importThem(chosen)}
          >
            {importWords(chosen.preview)}
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

function textOf(reason: unknown): string {
  return typeof reason === "string" ? reason : "";
}

function hasSomething({ files }: ImportPreview): boolean {
  return files.some(({ outcome }) => outcome === "ready");
}

function importWords({ files }: ImportPreview): string {
  const ready = files.filter(({ outcome }) => outcome === "ready").length;
  return ready === 0 ? "Nothing to import" : ready === 1 ? "Import 1 file" : `Import ${ready} files`;
}
