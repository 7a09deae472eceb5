import { useEffect, useState } from "react";
import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Spinner,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import type {
  BaselineChoices,
  BaselineDesk,
  BaselineDraft,
  BaselineOutlook,
} from "../../workflows/baselineDesk";
import type { SeriesId } from "../../workflows/baselines";
import type { Outcome } from "../../workflows/outcome";
import { usePaneState, usePaneStore } from "../storeContext";
import { BaselineForm } from "./BaselineForm";
import { BaselinePreview } from "./BaselinePreview";
import { Consequences } from "./Consequences";

interface Opened {
  readonly desk: BaselineDesk;
  readonly choices: BaselineChoices;
}

const useStyles = makeStyles({
  view: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalL },
  part: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    justifyItems: "start",
    gap: tokens.spacingVerticalS,
  },
  name: { ...typographyStyles.subtitle2, margin: 0, overflowWrap: "anywhere" },
  heading: { ...typographyStyles.body1Strong, margin: 0 },
  text: { margin: 0, overflowWrap: "anywhere" },
  proposal: {
    display: "grid",
    justifyItems: "start",
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

/** Limits of one series: what is proposed, what a person chooses, what it would change, and only then the decision. */
export function BaselineEditor({ series }: { readonly series: SeriesId }) {
  const { services } = usePaneStore();
  const [opened, setOpened] = useState<Opened | string | null>(null);
  useEffect(() => {
    let isWanted = true;
    void services.openBaselines(series).then((outcome) => isWanted && setOpened(valueOrReason(outcome)));
    return () => void (isWanted = false);
  }, [services, series]);
  if (opened === null) return <Spinner label="Reading the figures" />;
  if (typeof opened === "string") {
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{opened}</MessageBarBody>
      </MessageBar>
    );
  }
  return <Editor series={series} opened={opened} />;
}

function Editor({
  series,
  opened: { desk, choices },
}: {
  readonly series: SeriesId;
  readonly opened: Opened;
}) {
  const styles = useStyles();
  const store = usePaneStore();
  const running = usePaneState((state) => state.job !== null);
  const [draft, setDraft] = useState<BaselineDraft>({
    action: "fix",
    from: "",
    to: "",
    reason: "",
    author: desk.author,
  });
  const [confirmed, setConfirmed] = useState(false);
  const [tried, setTried] = useState(false);
  const outlook = useOutlook(desk, draft);
  const change = (part: Partial<BaselineDraft>) => {
    setDraft({ ...draft, ...part });
    if (part.from !== undefined || part.to !== undefined || part.action !== undefined) setConfirmed(false);
  };
  const stopped = !outlook || outlook.stops.length > 0 || (outlook.replaces !== null && !confirmed);
  const decide = () => {
    setTried(true);
    if (!stopped) void store.fixBaseline(series, draft);
  };
  return (
    <div className={styles.view}>
      <section className={styles.part}>
        <p className={styles.name}>{choices.title}</p>
        {choices.decisions.map((decision) => (
          <p key={decision} className={styles.text}>
            {decision}
          </p>
        ))}
        {choices.leavesOthers && (
          <p className={styles.text}>
            That was decided for all providers. A decision here takes its place for this provider alone.
          </p>
        )}
      </section>
      {choices.proposals.length > 0 && (
        <section className={styles.part} aria-label="Proposals">
          {choices.proposals.map((proposal) => (
            <div key={proposal.label} className={styles.proposal}>
              <h3 className={styles.heading}>Proposal: {proposal.label}</h3>
              <p className={styles.text}>{proposal.reason}</p>
              <Button
                size="small"
                aria-label={`Look at the proposal: ${proposal.label}`}
                onClick={() => change(proposal.draft)}
              >
                Look
              </Button>
            </div>
          ))}
        </section>
      )}
      <BaselinePreview choices={choices} effect={outlook?.effect ?? null} />
      <BaselineForm
        choices={choices}
        draft={draft}
        stops={outlook?.stops ?? []}
        tried={tried}
        onChange={change}
      />
      {outlook && (
        <Consequences outlook={outlook} confirmed={confirmed} tried={tried} onConfirm={setConfirmed} />
      )}
      <div>
        <Button appearance="primary" disabledFocusable={running} onClick={decide}>
          {draft.action === "fix" ? "Fix baseline" : "Begin new limits"}
        </Button>
      </div>
    </div>
  );
}

/** The draft's consequences, as soon as they are computed; those of an earlier draft are left until then. */
function useOutlook(desk: BaselineDesk, draft: BaselineDraft): BaselineOutlook | null {
  const { services } = usePaneStore();
  const [outlook, setOutlook] = useState<BaselineOutlook | null>(null);
  useEffect(() => {
    let isWanted = true;
    void services.previewBaseline(desk, draft).then((outcome) => {
      if (isWanted && outcome.kind === "done") setOutlook(outcome.value);
    });
    return () => void (isWanted = false);
  }, [services, desk, draft]);
  return outlook;
}

function valueOrReason<T>(outcome: Outcome<T>): T | string {
  if (outcome.kind === "done") return outcome.value;
  return "message" in outcome ? outcome.message : "Reading was cancelled.";
}
