import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import type { Agenda, AgendaLine, AgendaSection } from "../../meeting/agenda";
import { EmptyState } from "../EmptyState";
import { usePaneState, usePaneStore } from "../storeContext";
import { timesOf } from "./times";

const useStyles = makeStyles({
  panel: { display: "grid", gap: tokens.spacingVerticalL },
  header: {
    display: "grid",
    gridTemplateColumns: "auto 1fr",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    margin: 0,
  },
  pair: { display: "contents" },
  label: { color: tokens.colorNeutralForeground2 },
  text: { margin: 0, overflowWrap: "anywhere" },
  sections: { display: "grid", gap: tokens.spacingVerticalL, margin: 0, padding: 0, listStyle: "none" },
  section: {
    display: "grid",
    gap: tokens.spacingVerticalXS,
    borderTop: `2px solid ${tokens.colorNeutralStroke1}`,
    paddingTop: tokens.spacingVerticalS,
  },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  time: { color: tokens.colorNeutralForeground2 },
  lines: {
    display: "grid",
    gap: tokens.spacingVerticalS,
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXL,
  },
  line: { overflowWrap: "anywhere" },
  question: { fontWeight: tokens.fontWeightSemibold },
  note: { color: tokens.colorNeutralForeground2 },
  speaker: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
});

/** The draft agenda to read aloud from: sections with their times, lines with who speaks. */
export function AgendaPanel() {
  const styles = useStyles();
  const store = usePaneStore();
  const agenda = usePaneState((state) => state.agenda);
  const running = usePaneState((state) => state.job !== null);
  const draft = (
    <Button disabledFocusable={running} onClick={store.draftAgenda}>
      Draft agenda
    </Button>
  );
  if (!agenda) {
    return (
      <EmptyState
        title="No agenda yet"
        hint="A first draft is made from the findings and the open actions: questions, speakers and times that add up."
      >
        {draft}
      </EmptyState>
    );
  }
  return (
    <div className={styles.panel}>
      <AgendaHeader agenda={agenda} />
      <div>{draft}</div>
      <ol className={styles.sections}>
        {timesOf(agenda).map(({ section, from, to }) => (
          <li key={section.number}>
            <Section section={section} time={`${from}–${to} min`} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function AgendaHeader({ agenda }: { readonly agenda: Agenda }) {
  const styles = useStyles();
  return (
    <dl className={styles.header}>
      {agenda.header.map(({ label, text }) => (
        <div key={label} className={styles.pair}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.text}>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Section({ section, time }: { readonly section: AgendaSection; readonly time: string }) {
  const styles = useStyles();
  return (
    <section className={styles.section} aria-labelledby={`agenda-${section.number}`}>
      <h2 className={styles.heading} id={`agenda-${section.number}`}>
        {section.number}. {section.title}
      </h2>
      <span className={styles.time}>
        {section.minutes} minutes ({time}) · {section.speaker}
      </span>
      <ul className={styles.lines}>
        {section.lines.map((line) => (
          <Line key={line.id} line={line} firstSpeaker={section.speaker} />
        ))}
      </ul>
    </section>
  );
}

function Line({ line, firstSpeaker }: { readonly line: AgendaLine; readonly firstSpeaker: string }) {
  const styles = useStyles();
  const look = line.kind === "question" ? styles.question : line.kind === "note" ? styles.note : undefined;
  const aside = [line.speaker !== firstSpeaker && line.speaker, line.minutes > 0 && `${line.minutes} min`];
  const words = aside.filter(Boolean).join(", ");
  return (
    <li className={mergeClasses(styles.line, look)}>
      {line.text}
      {words && <span className={styles.speaker}> ({words})</span>}
    </li>
  );
}
