import { useState } from "react";
import { Button, Field, MessageBar, MessageBarBody } from "@fluentui/react-components";
import type { ImportResult } from "../../workflows/importSubmissions";
import type { MadeFile } from "../../workflows/madeFiles";
import { MadeFiles } from "../files/MadeFiles";
import { usePaneStore } from "../storeContext";
import { localDay } from "../templates/localDay";
import { valueOrReason } from "../valueOrReason";

/** A page for each provider about its file; made when asked for. */
export function ReceiptFiles({ result }: { readonly result: ImportResult }) {
  const { services } = usePaneStore();
  const [made, setMade] = useState<readonly MadeFile[] | string | null>(null);
  const [step, setStep] = useState<string | null>(null);
  if (typeof made === "string")
    return (
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>{made}</MessageBarBody>
      </MessageBar>
    );
  if (made !== null) return <MadeFiles files={made} zipName={`Receipts_${localDay()}.zip`} />;
  if (result.files.every(({ providerId, shares }) => providerId === "" && shares.length === 0)) return null;
  const make = async () => {
    setStep("Making the receipts");
    const outcome = await services.makeReceipts(result, localDay(), {
      onProgress: ({ text }) => setStep(text),
    });
    setStep(null);
    setMade(valueOrReason(outcome));
  };
  return (
    <Field validationMessage={step} validationState="none">
      <Button disabledFocusable={step !== null} onClick={make}>
        Make receipts for the providers
      </Button>
    </Field>
  );
}
