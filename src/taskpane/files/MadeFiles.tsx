import { useState } from "react";
import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import type { MadeFile } from "../../workflows/madeFiles";
import { usePaneStore } from "../storeContext";
import { deliver, type Delivery, type Way } from "./deliver";
import { canDownload, downloadFile } from "./downloadFile";

const useStyles = makeStyles({
  view: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalM },
  list: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyle: "none",
  },
  file: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  name: { overflowWrap: "anywhere" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  fit: { justifySelf: "start" },
});

const DONE_WORDS: Readonly<Record<Way, string>> = { open: "opened", download: "downloaded" };

/**
 * Files that were made, to be taken one by one or all at once; it is marked which ones were.
 *
 * @param zipName of the one file that holds all of them
 */
export function MadeFiles(props: { readonly files: readonly MadeFile[]; readonly zipName: string }) {
  const { files, zipName } = props;
  const styles = useStyles();
  const { services } = usePaneStore();
  const [taken, setTaken] = useState<Readonly<Record<string, Way>>>({});
  const [said, setSaid] = useState<Delivery | null>(null);
  const [isBusy, setBusy] = useState(false);
  const downloads = canDownload();
  const take = async (file: MadeFile, way: Way) => {
    setBusy(true);
    const delivery = await deliver(services, file, way);
    setBusy(false);
    setSaid(delivery);
    if (delivery.isDone) setTaken((before) => ({ ...before, [file.name]: way }));
  };
  const takeAll = async () => {
    setBusy(true);
    const outcome = await services.zipFiles(zipName, files);
    setBusy(false);
    if (outcome.kind === "done") {
      downloadFile(outcome.value);
      setTaken(Object.fromEntries(files.map(({ name }) => [name, "download"])));
      setSaid({
        isDone: true,
        text: `${zipName} is with your downloads; it holds ${files.length} workbooks.`,
      });
    } else if ("message" in outcome) setSaid({ isDone: false, text: outcome.message });
  };
  return (
    <div className={styles.view}>
      {downloads && files.length > 1 && (
        <Button className={styles.fit} appearance="primary" disabledFocusable={isBusy} onClick={takeAll}>
          Download all in one zip
        </Button>
      )}
      {!downloads && (
        <p className={styles.text}>
          Excel on this device drops downloads from the pane. Open the workbooks one by one, save each under
          the name that stands here, and close it.
        </p>
      )}
      {files.length > 1 && (
        <p className={styles.text}>
          {Object.keys(taken).length} of {files.length} taken.
        </p>
      )}
      <div role="status">
        {said && (
          <MessageBar intent={said.isDone ? "success" : "error"} layout="multiline">
            <MessageBarBody>{said.text}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      <ul className={styles.list} aria-label="Workbooks that were made">
        {files.map((file) => {
          const way = taken[file.name];
          return (
            <li key={file.name} className={styles.file}>
              <span className={styles.name}>
                {way && <CheckmarkCircleRegular aria-hidden />} <b>{file.name}</b> {way && DONE_WORDS[way]}
              </span>
              <div className={styles.buttons}>
                <Button
                  size="small"
                  disabledFocusable={isBusy}
                  aria-label={`Open ${file.name}`}
                  onClick={() => take(file, "open")}
                >
                  Open
                </Button>
                {downloads && (
                  <Button
                    size="small"
                    disabledFocusable={isBusy}
                    aria-label={`Download ${file.name}`}
                    onClick={() => take(file, "download")}
                  >
                    Download
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
