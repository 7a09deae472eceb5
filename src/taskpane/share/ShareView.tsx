import { useEffect, useState } from "react";
import {
  Button,
  Checkbox,
  Field,
  makeStyles,
  MessageBar,
  MessageBarBody,
  ProgressBar,
  Select,
  Spinner,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import type { Outcome } from "../../workflows/outcome";
import type { Shared } from "../../workflows/share";
import type { ShareChoices } from "../../workflows/shareChoices";
import { MadeFiles } from "../files/MadeFiles";
import { ProviderChoice } from "../ProviderChoice";
import { usePaneStore } from "../storeContext";
import { localDay } from "../templates/localDay";
import { valueOrReason } from "../valueOrReason";
import { MaskedList } from "./MaskedList";
import { TellingTexts } from "./TellingTexts";

const useStyles = makeStyles({
  view: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalL },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  narrow: { minWidth: 0 },
  fit: { justifySelf: "start" },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
});

/** The choice of a file for each provider, instead of one for a meeting. */
const PROVIDERS = "";

/** Workbooks to share: for whom, what they do not show and why, and then the files. */
export function ShareView() {
  const { services } = usePaneStore();
  const [choices, setChoices] = useState<ShareChoices | string | null>(null);
  useEffect(() => {
    let isWanted = true;
    void services.openShareChoices({}).then((outcome) => isWanted && setChoices(valueOrReason(outcome)));
    return () => void (isWanted = false);
  }, [services]);
  if (choices === null) return <Spinner label="Finding what must not be shown" />;
  if (typeof choices === "string") {
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{choices}</MessageBarBody>
      </MessageBar>
    );
  }
  return <ShareForm choices={choices} />;
}

function ShareForm({ choices }: { readonly choices: ShareChoices }) {
  const styles = useStyles();
  const { services } = usePaneStore();
  const { providers, meetings, contractId } = choices;
  const [wanted, setWanted] = useState<readonly string[]>(providers.map(({ id }) => id));
  const [meeting, setMeeting] = useState(PROVIDERS);
  const [namesLookedAt, setNamesLookedAt] = useState(false);
  const [leaveTextsOut, setLeaveTextsOut] = useState(false);
  const [step, setStep] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome<Shared> | null>(null);
  const isForProviders = meeting === PROVIDERS;
  const isNobody = isForProviders && wanted.length === 0;
  const choose = (chosen: readonly string[]) => {
    setWanted(chosen);
    setOutcome(null);
  };
  const create = async () => {
    setStep("Making the workbooks");
    setOutcome(null);
    const made = await services.share({
      for: isForProviders ? { providerIds: wanted } : { meetingId: meeting },
      today: localDay(),
      namesLookedAt,
      leaveTextsOut,
      onProgress: ({ text }) => setStep(text),
    });
    setStep(null);
    setOutcome(made);
  };
  const made = outcome && valueOrReason(outcome);
  const mayHoldNames = outcome?.kind === "failed" && outcome.code === "Identifiers";
  const hasNumbers = outcome?.kind === "failed" && outcome.code === "SmallNumbers";
  return (
    <div className={styles.view}>
      <p className={styles.hint}>
        New workbooks that hold only what their readers may see: values, charts and words without any small
        count. What was shown is recorded in tblPublished.
      </p>
      <Field label="Make">
        <Select
          className={styles.narrow}
          value={meeting}
          onChange={(_event, { value }) => {
            setMeeting(value);
            setOutcome(null);
          }}
        >
          <option value={PROVIDERS}>A workbook for each provider</option>
          {meetings.map(({ id, label }) => (
            <option key={id} value={id}>
              One workbook for the meeting {label}
            </option>
          ))}
        </Select>
      </Field>
      {isForProviders && (
        <ProviderChoice legend="Providers" providers={providers} wanted={wanted} onChange={choose} />
      )}
      <MaskedList choices={choices} />
      <TellingTexts
        texts={choices.tellingTexts}
        isRefused={hasNumbers}
        isLeftOut={leaveTextsOut}
        onLeaveOut={setLeaveTextsOut}
      />
      {(mayHoldNames || namesLookedAt) && (
        <Checkbox
          label="I looked at the texts: the possible names are no clients'."
          checked={namesLookedAt}
          onChange={(_event, { checked }) => setNamesLookedAt(checked === true)}
        />
      )}
      <Button
        className={styles.fit}
        appearance="primary"
        disabledFocusable={isNobody || step !== null}
        onClick={create}
      >
        {isForProviders && wanted.length !== 1 ? `Make ${wanted.length} workbooks` : "Make 1 workbook"}
      </Button>
      {isNobody && <p className={styles.hint}>Choose at least one provider.</p>}
      {step !== null && (
        <Field validationMessage={step} validationState="none">
          <ProgressBar aria-label="Making the workbooks" />
        </Field>
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
              {made.files.length === 1 ? "1 workbook was made" : `${made.files.length} workbooks were made`}
            </h3>
          </div>
          {made.textsLeftOut.length > 0 && (
            <p className={styles.hint}>
              {made.textsLeftOut.length === 1 ? "1 text was" : `${made.textsLeftOut.length} texts were`} left
              out: {made.textsLeftOut.join(", ")}.
            </p>
          )}
          <MadeFiles files={made.files} zipName={`${contractId}_shared.zip`} />
        </>
      )}
    </div>
  );
}
