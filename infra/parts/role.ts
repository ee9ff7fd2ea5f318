import {
  PolicyDocument,
  Role,
  type AddToPrincipalPolicyResult,
  type PolicyStatement,
  type ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** A role that carries its rights in itself: one resource of the template instead of two (a stack may hold 500). */
export class HouseRole extends Role {
  readonly #least: PolicyDocument;

  constructor(scope: Construct, id: string, assumedBy: ServicePrincipal) {
    const least = new PolicyDocument();
    super(scope, id, { assumedBy, inlinePolicies: { Least: least } });
    this.#least = least;
  }

  override addToPrincipalPolicy(statement: PolicyStatement): AddToPrincipalPolicyResult {
    this.#least.addStatements(statement);
    return { statementAdded: true, policyDependable: this };
  }
}
