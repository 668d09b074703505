/** Whether the API keeps the contract it publishes. */
package cm.mtchoun.contract;
