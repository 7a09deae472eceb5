import { useState } from "react";
import { Button, Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import type { Problem, Question } from "../../submission/problem";
import { usePaneState } from "../storeContext";

/** Longest text of a person's own. */
const MOST_CHARACTERS = 400;

const useStyles = makeStyles({
  answers: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  answer: { minWidth: 0, overflowWrap: "anywhere", textAlign: "left" },
  words: { display: "grid", gap: tokens.spacingVerticalXS, justifyItems: "start" },
  field: { width: "100%" },
});

/** What a person gives: one of the answers, her own words, or both. */
export interface GivenAnswer {
  readonly text: string;
  readonly words: string;
}

/** The answers to one question, each one click; own words go along with any of them, or are the answer. */
export function QuestionAnswers(props: {
  readonly problem: Problem;
  readonly question: Question;
  readonly onAnswer: (answer: GivenAnswer) => void;
}) {
  const { problem, question, onAnswer } = props;
  const styles = useStyles();
  const running = usePaneState((state) => state.job !== null);
  const [hasWords, setHasWords] = useState(question.answers.length === 0);
  const [words, setWords] = useState("");
  return (
    <div role="group" aria-label={`Answers: ${problem.message}`} className={styles.words}>
      {hasWords && (
        <Field
          className={styles.field}
          label="In your words"
          hint={question.answers.length > 0 ? "Kept with the answer that you choose." : undefined}
        >
          <Textarea
            value={words}
            maxLength={MOST_CHARACTERS}
            onChange={(_event, { value }) => setWords(value)}
          />
        </Field>
      )}
      <div className={styles.answers}>
        {question.answers.map(({ label, text }) => (
          <Button
            key={text}
            size="small"
            className={styles.answer}
            disabledFocusable={running}
            onClick={() => onAnswer({ text, words })}
          >
            {label}
          </Button>
        ))}
        {hasWords && question.takesWords && (
          <Button
            size="small"
            className={styles.answer}
            disabledFocusable={running || words.trim() === ""}
            onClick={() => onAnswer({ text: "", words })}
          >
            Keep these words as the answer
          </Button>
        )}
        {!hasWords && (
          <Button size="small" appearance="subtle" onClick={() => setHasWords(true)}>
            Add words
          </Button>
        )}
      </div>
    </div>
  );
}
