import { useEffect, useMemo, useRef, useState } from "react";
import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Spinner,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import type { SeriesExplanation, SeriesQuestion } from "../../analysis/explain/explainSeries";
import type { SeriesPicture } from "../../analysis/explain/seriesPicture";
import type { Flag } from "../../analysis/finding";
import type { RefreshResult } from "../../workflows/refresh";
import { ChartKey } from "../chart/ChartKey";
import { SeriesChart } from "../chart/SeriesChart";
import { SeriesTable } from "../chart/SeriesTable";
import { ToneBadge } from "../findings/tone";
import { usePaneState, usePaneStore } from "../storeContext";
import { LimitsOrigin } from "./LimitsOrigin";
import { RuleItem } from "./RuleItem";

const useStyles = makeStyles({
  view: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalL },
  part: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalS },
  name: { ...typographyStyles.subtitle2, margin: 0, overflowWrap: "anywhere" },
  provider: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  text: { margin: 0, overflowWrap: "anywhere" },
  note: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { display: "grid", gap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyle: "none" },
  summary: { cursor: "pointer", color: tokens.colorBrandForegroundLink, width: "fit-content" },
  states: { display: "grid", gap: tokens.spacingVerticalXS, margin: 0 },
  stateName: typographyStyles.body1Strong,
  meaning: { margin: 0, overflowWrap: "anywhere" },
});

/** Everything that a flag rests on: its series drawn, its rules, its limits, its cells, and what would clear it. */
export function WhyFlagged({ flag }: { readonly flag: Flag }) {
  const styles = useStyles();
  const { services } = usePaneStore();
  const result = usePaneState((state) => state.result);
  const question = useMemo(() => result && questionOf(flag, result), [flag, result]);
  const [answer, setAnswer] = useState<SeriesExplanation | string | null>(null);
  useEffect(() => {
    let isWanted = true;
    if (question) {
      void services.explainFlag(question).then((outcome) => {
        if (isWanted)
          setAnswer(outcome.kind === "done" ? outcome.value : "message" in outcome ? outcome.message : null);
      });
    }
    return () => void (isWanted = false);
  }, [services, question]);

  if (!question || answer === null) return <Spinner label="Looking at the figures" />;
  if (typeof answer === "string") {
    return (
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>{answer}</MessageBarBody>
      </MessageBar>
    );
  }
  const { finding, flags } = question;
  const first = flags.find(({ id }) => id === flag.id) ?? flags[0];
  const changes = [...new Set(flags.map(({ wouldChangeOurMinds }) => wouldChangeOurMinds))].filter(Boolean);
  return (
    <div className={styles.view}>
      <section className={styles.part}>
        <p className={styles.name}>{finding?.indicator.name ?? flag.indicatorId}</p>
        <p className={styles.provider}>{finding?.provider.name ?? flag.providerId}</p>
        {!first && <p className={styles.text}>It is no longer flagged.</p>}
        {first && (
          <p className={styles.text}>
            <ToneBadge tone={first.tone} /> {first.sentence}
          </p>
        )}
      </section>
      <Evidence answer={answer} />
      {answer.limits && (
        <LimitsOrigin limits={answer.limits} series={flag} cameFrom={{ kind: "why", flag }} />
      )}
      {answer.states.length > 0 && (
        <section className={styles.part} aria-labelledby="why-states">
          <h3 id="why-states" className={styles.heading}>
            What must be said beside it
          </h3>
          <dl className={styles.states}>
            {answer.states.map(({ state, name, meaning }) => (
              <div key={state}>
                <dt className={styles.stateName}>{name}</dt>
                <dd className={styles.meaning}>{meaning}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {changes.length > 0 && (
        <section className={styles.part} aria-labelledby="why-changes">
          <h3 id="why-changes" className={styles.heading}>
            What would change our minds
          </h3>
          {changes.map((change) => (
            <p key={change} className={styles.text}>
              {change}
            </p>
          ))}
        </section>
      )}
      {result?.expectedByChance && <p className={styles.note}>{result.expectedByChance}</p>}
    </div>
  );
}

/** The drawing, and the rules that its points meet: choosing one rings its points. */
function Evidence({ answer }: { readonly answer: SeriesExplanation }) {
  const styles = useStyles();
  const store = usePaneStore();
  const drawing = useRef<HTMLDivElement>(null);
  const { picture, charted, rules } = answer;
  const [chosenId, setChosenId] = useState(() => rules.find(({ points }) => points.length > 0)?.id ?? null);
  const chosen = rules.find(({ id }) => id === chosenId);
  const current = rules.filter((rule) => rule.current);
  const earlier = rules.filter((rule) => !rule.current);
  const choose = (id: string) => {
    setChosenId(id === chosenId ? null : id);
    drawing.current?.scrollIntoView({ block: "nearest" });
  };
  const items = (of: typeof rules) => (
    <ul className={styles.list}>
      {of.map((rule) => (
        <li key={rule.id}>
          <RuleItem
            rule={rule}
            points={rule.points.map((i) => picture!.points[i]!)}
            chosen={rule.id === chosenId}
            onChoose={picture && rule.points.length > 0 ? () => choose(rule.id) : null}
          />
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {picture && (
        <section className={styles.part} aria-label="The series">
          <div ref={drawing}>
            <SeriesChart
              picture={picture}
              chosen={chosen?.points ?? []}
              description={describe(picture, chosen?.title ?? null)}
            />
          </div>
          <ChartKey picture={picture} />
          <SeriesTable picture={picture} />
          {charted && (
            <div>
              <Button size="small" onClick={() => store.showChart(charted)}>
                Show the chart on the sheet
              </Button>
            </div>
          )}
        </section>
      )}
      <section className={styles.part} aria-labelledby="why-rules">
        <h3 id="why-rules" className={styles.heading}>
          The rules behind it
        </h3>
        {items(current)}
        {earlier.length > 0 && (
          <details>
            <summary className={styles.summary}>
              {earlier.length === 1 ? "1 rule was" : `${earlier.length} rules were`} met earlier
            </summary>
            {items(earlier)}
          </details>
        )}
      </section>
    </>
  );
}

/** What a screen reader says of the drawing; its figures stand in the table below it. */
function describe({ title, points }: SeriesPicture, chosen: string | null): string {
  const known = points.filter(({ value }) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return title;
  const ringed = chosen === null ? "" : ` Ringed: ${chosen}.`;
  return `${title}: ${first.label} ${first.figure} to ${last.label} ${last.figure}, ${known.length} figures.${ringed} The figures stand in the table below.`;
}

function questionOf(flag: Flag, result: RefreshResult): SeriesQuestion {
  const isSame = (id: { readonly providerId: string; readonly indicatorId: string }) =>
    id.providerId === flag.providerId && id.indicatorId === flag.indicatorId;
  const finding = result.findings.find(({ provider, indicator }) =>
    isSame({ providerId: provider.id, indicatorId: indicator.id }),
  );
  return {
    finding: finding ?? null,
    hidden: result.hiddenPoints.get(`${flag.providerId}|${flag.indicatorId}`) ?? [],
    flags: [...result.flags, ...result.safety].filter(isSame),
    fiscalYearStart: result.fiscalYearStart,
  };
}
