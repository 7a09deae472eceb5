import { type RefObject, useRef, useState } from "react";
import {
  Button,
  Field,
  Input,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { EmptyState } from "../EmptyState";
import { moreWords } from "../moreWords";
import type { Problem } from "../../submission/problem";
import { usePaneState, usePaneStore } from "../storeContext";
import { localDay } from "../templates/localDay";
import { correctionInWords, groupProblems, problemsInWords, type ProblemGroup } from "./groups";
import { type GivenAnswer, QuestionAnswers } from "./QuestionAnswers";

const PAGE = 50;

const useStyles = makeStyles({
  panel: { display: "grid", gap: tokens.spacingVerticalL },
  top: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalM,
  },
  summary: { ...typographyStyles.subtitle2, margin: 0 },
  group: { display: "grid", gap: tokens.spacingVerticalS },
  heading: { ...typographyStyles.body1Strong, margin: 0 },
  explanation: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { display: "grid", gap: tokens.spacingVerticalXS, margin: 0, padding: 0, listStyle: "none" },
  item: { display: "grid", gap: tokens.spacingVerticalXS, paddingBottom: tokens.spacingVerticalXS },
  problem: {
    display: "grid",
    gap: tokens.spacingVerticalXXS,
    width: "100%",
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: "inherit",
    textAlign: "left",
    cursor: "pointer",
    overflowWrap: "anywhere",
    "&:hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    "&:focus-visible": { outline: `3px solid ${tokens.colorStrokeFocus2}` },
  },
  // What is missing altogether stands in no cell.
  noPlace: { margin: 0, boxSizing: "border-box", cursor: "auto" },
  place: { ...typographyStyles.caption1Strong, color: tokens.colorBrandForegroundLink },
});

/** What should be known about the data, by what it asks of a person; a click selects the cell. */
export function ProblemsPanel() {
  const styles = useStyles();
  const store = usePaneStore();
  const problems = usePaneState((state) => state.problems);
  const status = usePaneState((state) => state.templateStatus);
  const running = usePaneState((state) => state.job !== null);
  const check = (
    <Button disabledFocusable={running} onClick={store.checkData}>
      Check data
    </Button>
  );
  if (!problems?.length) {
    return problems ? (
      <EmptyState
        title={status ?? "No problems found"}
        hint={
          status === null
            ? "Check again after new figures have come in."
            : "Nothing is to be fixed or explained in this file."
        }
      >
        {check}
      </EmptyState>
    ) : (
      <EmptyState
        title="Not checked yet"
        hint="Check data reads the tables and lists what needs a fix or an answer."
      >
        {check}
      </EmptyState>
    );
  }
  return (
    <div className={styles.panel}>
      <div className={styles.top}>
        <h2 className={styles.summary}>{status ?? problemsInWords(problems)}</h2>
        {check}
      </div>
      {groupProblems(problems).map((group) => (
        <Group key={group.severity} group={group} />
      ))}
    </div>
  );
}

function Group({ group }: { readonly group: ProblemGroup }) {
  const { severity, title, explanation, problems } = group;
  const styles = useStyles();
  const [shown, setShown] = useState(PAGE);
  const list = useRef<HTMLUListElement>(null);
  const { give, name } = useAnswers(list);
  const canAnswer = problems.some(({ question }) => question !== undefined);
  return (
    <section className={styles.group} aria-labelledby={`problems-${severity}`}>
      <h3 className={styles.heading} id={`problems-${severity}`}>
        {title} ({problems.length})
      </h3>
      <p className={styles.explanation}>{explanation}</p>
      {canAnswer && name}
      <ul className={styles.list} ref={list}>
        {problems.slice(0, shown).map((problem, index) => (
          <li key={keyOf(problem, index)} className={styles.item}>
            {problem.sheet === "" ? (
              <p className={mergeClasses(styles.problem, styles.noPlace)}>{problem.message}</p>
            ) : (
              <ProblemButton problem={problem} />
            )}
            {problem.question && (
              <QuestionAnswers
                problem={problem}
                question={problem.question}
                onAnswer={(answer) => give(problem, answer, index)}
              />
            )}
          </li>
        ))}
      </ul>
      {problems.length > shown && (
        <Button onClick={() => setShown(shown + PAGE)}>{moreWords(PAGE, problems.length - shown)}</Button>
      )}
    </section>
  );
}

/** The words that somebody is writing belong to their question, wherever it stands in the list afterwards. */
function keyOf({ code, question }: Problem, index: number): string {
  return question ? `${code} ${question.key} ${question.value}` : String(index);
}

/** Who answers, and how an answer is given: under a name, and afterwards the next question has the keyboard. */
function useAnswers(list: RefObject<HTMLUListElement | null>) {
  const store = usePaneStore();
  const author = usePaneState((state) => state.author);
  const [isMissing, setIsMissing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const give = async (problem: Problem, answer: GivenAnswer, index: number): Promise<void> => {
    if (author.trim() === "") {
      setIsMissing(true);
      input.current?.focus();
      return;
    }
    const outcome = await store.answer(problem, answer, localDay());
    if (outcome.kind !== "done") return;
    const questions = list.current?.children ?? [];
    questions[Math.min(index, questions.length - 1)]?.querySelector("button")?.focus();
  };
  const name = (
    <Field
      label="Answered by"
      hint="Answers are kept in the table tblAnswers; no figure is changed by them."
      validationState={isMissing && author.trim() === "" ? "error" : "none"}
      validationMessage={isMissing && author.trim() === "" ? "Enter your name, then answer." : undefined}
    >
      <Input
        input={{ ref: input }}
        value={author}
        maxLength={100}
        onChange={(_event, { value }) => store.setAuthor(value)}
      />
    </Field>
  );
  return { give, name };
}

function ProblemButton({ problem }: { readonly problem: Problem }) {
  const styles = useStyles();
  const store = usePaneStore();
  const running = usePaneState((state) => state.job !== null);
  const { sheet, cell, message, correction = [] } = problem;
  return (
    <>
      <button
        type="button"
        className={styles.problem}
        onClick={() => store.showCells({ sheet, address: cell })}
      >
        <span>{message}</span>
        <span className={styles.place}>
          {sheet}!{cell}
        </span>
      </button>
      {correction.length > 0 && (
        <Button size="small" disabledFocusable={running} onClick={() => store.correct(problem)}>
          {correctionInWords(correction)}
        </Button>
      )}
    </>
  );
}
