import { useEffect, useRef, useState } from "react";
import {
  Button,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  ProgressBar,
  Select,
  Spinner,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import type { MadeFile } from "../../workflows/madeFiles";
import type { TemplateChoices } from "../../workflows/templateChoices";
import { MadeFiles } from "../files/MadeFiles";
import { ProviderChoice } from "../ProviderChoice";
import { usePaneStore } from "../storeContext";
import { valueOrReason } from "../valueOrReason";
import { localDay } from "./localDay";

const useStyles = makeStyles({
  view: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalL },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  narrow: { minWidth: 0 },
  progress: { display: "grid", gap: tokens.spacingVerticalS },
  fit: { justifySelf: "start" },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
});

/** A workbook for each provider to fill in: chosen, made, and then opened or downloaded. */
export function ProviderTemplates() {
  const { services } = usePaneStore();
  const [choices, setChoices] = useState<TemplateChoices | string | null>(null);
  useEffect(() => {
    let isWanted = true;
    void services
      .openTemplateChoices(localDay())
      .then((outcome) => isWanted && setChoices(valueOrReason(outcome)));
    return () => void (isWanted = false);
  }, [services]);
  if (choices === null) return <Spinner label="Reading the contract" />;
  if (typeof choices === "string") {
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{choices}</MessageBarBody>
      </MessageBar>
    );
  }
  return <TemplateForm choices={choices} />;
}

function TemplateForm({ choices }: { readonly choices: TemplateChoices }) {
  const styles = useStyles();
  const { services } = usePaneStore();
  const { providers, periods, reportedBy, contractId } = choices;
  const [wanted, setWanted] = useState<readonly string[]>(providers.map(({ id }) => id));
  const [period, setPeriod] = useState(periods[0]?.key ?? "");
  const [dueOn, setDueOn] = useState("");
  const [step, setStep] = useState<{ readonly text: string; readonly share?: number } | null>(null);
  const stop = useRef<AbortController | null>(null);
  const [made, setMade] = useState<readonly MadeFile[] | string | null>(null);
  const noneWanted = wanted.length === 0;
  const choose = (chosen: readonly string[]) => {
    setWanted(chosen);
    setMade(null);
  };
  const create = async () => {
    stop.current = new AbortController();
    setStep({ text: "Making the templates" });
    setMade(null);
    const outcome = await services.createTemplates({
      today: localDay(),
      providerIds: wanted,
      period,
      ...(dueOn !== "" && { dueOn }),
      signal: stop.current.signal,
      onProgress: ({ text, done, total }) => setStep({ text, share: done / total }),
    });
    setStep(null);
    setMade(valueOrReason(outcome));
  };
  return (
    <div className={styles.view}>
      <p className={styles.hint}>
        Each workbook explains itself and checks what is entered, without this add-in. Nothing is written to
        this workbook.
      </p>
      <ProviderChoice
        legend={reportedBy === "department" ? "Departments" : "Providers"}
        providers={providers}
        wanted={wanted}
        onChange={choose}
      />
      <Field label="Period to report">
        <Select
          className={styles.narrow}
          value={period}
          onChange={(_event, { value }) => {
            setPeriod(value);
            setMade(null);
          }}
        >
          {periods.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Send back by" hint="Stands on the first sheet; may be left empty.">
        <Input
          className={styles.narrow}
          type="date"
          value={dueOn}
          onChange={(_event, { value }) => {
            setDueOn(value);
            setMade(null);
          }}
        />
      </Field>
      <Button
        className={styles.fit}
        appearance="primary"
        disabledFocusable={noneWanted || step !== null}
        onClick={create}
      >
        {wanted.length === 1 ? "Make 1 template" : `Make ${wanted.length} templates`}
      </Button>
      {noneWanted && <p className={styles.hint}>Choose at least one {reportedBy}.</p>}
      {step !== null && (
        <div className={styles.progress}>
          <ProgressBar aria-label="Making the templates" value={step.share} />
          <span role="status">{step.text}</span>
          <Button className={styles.fit} size="small" onClick={() => stop.current?.abort()}>
            Cancel
          </Button>
        </div>
      )}
      {typeof made === "string" && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{made}</MessageBarBody>
        </MessageBar>
      )}
      {made !== null && typeof made !== "string" && (
        <>
          <div role="status">
            <h3 className={styles.heading}>
              {made.length === 1 ? "1 template was made" : `${made.length} templates were made`}
            </h3>
          </div>
          <MadeFiles files={made} zipName={`${contractId}_${period}.zip`} />
        </>
      )}
    </div>
  );
}
