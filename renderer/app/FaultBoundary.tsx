/**
 * Catches what breaks while a region is drawn. The region alone becomes a sheet that says what failed, what still works,
 * a retry key and a code for the telephone; the others go on. One of the four places where faults are caught.
 */
import { Component } from "react";
import type { ErrorInfo, ReactNode } from "react";
import { FaultSheet } from "./FaultSheet.tsx";

/** Regions that can fail alone. */
export type Region = "page" | "intake" | "board" | "alarms" | "drawer" | "crews" | "status" | "settings" | "search" | "wall";

export interface FaultBoundaryProps {
  readonly region: Region;
  readonly children: ReactNode;
}

interface FaultState {
  readonly code: string | null;
}

/** Short code to say on the telephone: the region's letter and a number from what broke, the same for the same fault. */
export function faultCode(region: Region, error: unknown): string {
  const text = error instanceof Error ? `${error.name}${error.message}` : String(error);
  let sum = 0;
  for (const char of text) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 90;
  return `${region[0]?.toUpperCase() ?? "X"}-${sum + 10}`;
}

/** Keeps one region's fault in that region. */
export class FaultBoundary extends Component<FaultBoundaryProps, FaultState> {
  override state: FaultState = { code: null };

  static getDerivedStateFromError(error: unknown): FaultState {
    return { code: faultCode("page", error) };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    const code = faultCode(this.props.region, error);
    console.error(`fault ${code} in ${this.props.region}`, error, info.componentStack);
    this.setState({ code });
  }

  override render(): ReactNode {
    if (this.state.code === null) return this.props.children;
    return <FaultSheet region={this.props.region} code={this.state.code} onRetry={() => this.setState({ code: null })} />;
  }
}
