"""Small models in the dialects of Camunda 7, Camunda 8 and Activiti; written by us."""

from __future__ import annotations

from typing import Final

_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xmlns:{prefix}="{space}" id="Definitions_1" targetNamespace="http://bpmn.io/schema/bpmn">\n'
)
_TAIL: Final = "</bpmn:process>\n</bpmn:definitions>\n"

CAMUNDA_7: Final = (
    _HEAD.format(prefix="camunda", space="http://camunda.org/schema/1.0/bpmn")
    + """<bpmn:process id="invoice" name="Invoice" isExecutable="true"
  camunda:historyTimeToLive="180" camunda:versionTag="1.2">
<bpmn:startEvent id="StartEvent_1" name="Invoice received">
  <bpmn:extensionElements><camunda:formData>
    <camunda:formField id="amount" label="Amount" type="long">
      <camunda:validation><camunda:constraint name="required"/></camunda:validation>
    </camunda:formField>
    <camunda:formField id="creditor" label="Creditor" type="string"/>
  </camunda:formData></bpmn:extensionElements>
</bpmn:startEvent>
<bpmn:userTask id="approveInvoice" name="Approve invoice" camunda:candidateGroups="accounting"
  camunda:dueDate="${dateTime().plusDays(3).toDate()}" camunda:asyncBefore="true">
  <bpmn:extensionElements><camunda:executionListener class="org.acme.Audit" event="end"/>
  </bpmn:extensionElements>
</bpmn:userTask>
<bpmn:exclusiveGateway id="Gateway_0ab12cd" name="Approved?"/>
<bpmn:serviceTask id="Activity_0pay001" name="Pay" camunda:type="external" camunda:topic="pay"/>
<bpmn:endEvent id="paid" name="Paid"/>
<bpmn:endEvent id="refused" name="Refused"/>
<bpmn:sequenceFlow id="f1" sourceRef="StartEvent_1" targetRef="approveInvoice"/>
<bpmn:sequenceFlow id="f2" sourceRef="approveInvoice" targetRef="Gateway_0ab12cd"/>
<bpmn:sequenceFlow id="f3" name="yes" sourceRef="Gateway_0ab12cd" targetRef="Activity_0pay001">
  <bpmn:conditionExpression
    xsi:type="bpmn:tFormalExpression">${approved}</bpmn:conditionExpression>
</bpmn:sequenceFlow>
<bpmn:sequenceFlow id="f4" name="no" sourceRef="Gateway_0ab12cd" targetRef="refused">
  <bpmn:conditionExpression
    xsi:type="bpmn:tFormalExpression">${!approved}</bpmn:conditionExpression>
</bpmn:sequenceFlow>
<bpmn:sequenceFlow id="f5" sourceRef="Activity_0pay001" targetRef="paid"/>
"""
    + _TAIL
)
"""A form at the start, a group, a program that pays."""

CAMUNDA_8: Final = (
    _HEAD.format(prefix="zeebe", space="http://camunda.org/schema/zeebe/1.0")
    + """<bpmn:process id="Process_1j4qhg9" name="Purchase" isExecutable="true">
<bpmn:extensionElements>
  <zeebe:userTaskForm id="orderForm">{"components": [
    {"type": "number", "key": "price", "label": "Price", "validate": {"required": true}},
    {"type": "textfield", "key": "item", "label": "Item"}]}</zeebe:userTaskForm>
</bpmn:extensionElements>
<bpmn:startEvent id="StartEvent_1"/>
<bpmn:userTask id="Activity_1order0" name="Order">
  <bpmn:extensionElements><zeebe:userTask/>
    <zeebe:formDefinition formKey="camunda-forms:bpmn:orderForm"/>
    <zeebe:assignmentDefinition assignee="=initiator"/></bpmn:extensionElements>
</bpmn:userTask>
<bpmn:exclusiveGateway id="Gateway_1small0" default="f_small"/>
<bpmn:userTask id="Activity_1check0" name="Check order">
  <bpmn:extensionElements>
    <zeebe:assignmentDefinition candidateGroups="=[&quot;buyers&quot;, &quot;bosses&quot;]"/>
    <zeebe:taskSchedule dueDate="=now() + duration(&quot;PT48H&quot;)"/>
    <zeebe:ioMapping><zeebe:output source="=verdict" target="decision"/></zeebe:ioMapping>
  </bpmn:extensionElements>
</bpmn:userTask>
<bpmn:exclusiveGateway id="Gateway_1check0" default="f_back"/>
<bpmn:endEvent id="Event_1done00" name="Ordered"/>
<bpmn:sequenceFlow id="f1" sourceRef="StartEvent_1" targetRef="Activity_1order0"/>
<bpmn:sequenceFlow id="f2" sourceRef="Activity_1order0" targetRef="Gateway_1small0"/>
<bpmn:sequenceFlow id="f_small" sourceRef="Gateway_1small0" targetRef="Event_1done00"/>
<bpmn:sequenceFlow id="f_large" sourceRef="Gateway_1small0" targetRef="Activity_1check0">
  <bpmn:conditionExpression
    xsi:type="bpmn:tFormalExpression">=price &gt; 1000</bpmn:conditionExpression>
</bpmn:sequenceFlow>
<bpmn:sequenceFlow id="f3" sourceRef="Activity_1check0" targetRef="Gateway_1check0"/>
<bpmn:sequenceFlow id="f_go" sourceRef="Gateway_1check0" targetRef="Event_1done00">
  <bpmn:conditionExpression
    xsi:type="bpmn:tFormalExpression">=decision = "approved"</bpmn:conditionExpression>
</bpmn:sequenceFlow>
<bpmn:sequenceFlow id="f_back" name="back to order" sourceRef="Gateway_1check0"
  targetRef="Activity_1order0"/>
"""
    + _TAIL
)
"""An embedded form, two groups, FEEL, a default flow back."""

ACTIVITI: Final = (
    _HEAD.format(prefix="activiti", space="http://activiti.org/bpmn")
    + """<bpmn:process id="vacationRequest" name="Vacation request" isExecutable="true">
<bpmn:startEvent id="request" activiti:initiator="employeeName">
  <bpmn:extensionElements>
    <activiti:formProperty id="numberOfDays" name="Number of days" type="long" required="true"/>
    <activiti:formProperty id="startDate" name="First day" type="date" datePattern="yyyy-MM-dd"/>
  </bpmn:extensionElements>
</bpmn:startEvent>
<bpmn:userTask id="handleRequest" name="Handle request" activiti:priority="60">
  <bpmn:potentialOwner><bpmn:resourceAssignmentExpression>
    <bpmn:formalExpression>management</bpmn:formalExpression>
  </bpmn:resourceAssignmentExpression></bpmn:potentialOwner>
</bpmn:userTask>
<bpmn:exclusiveGateway id="requestApprovedDecision"/>
<bpmn:userTask id="adjust" name="Adjust request" activiti:assignee="${employeeName}"/>
<bpmn:exclusiveGateway id="resendDecision"/>
<bpmn:manualTask id="sendApproval" name="Tell the team"/>
<bpmn:endEvent id="granted"/>
<bpmn:endEvent id="givenUp"/>
<bpmn:sequenceFlow id="flow1" sourceRef="request" targetRef="handleRequest"/>
<bpmn:sequenceFlow id="flow2" sourceRef="handleRequest" targetRef="requestApprovedDecision"/>
<bpmn:sequenceFlow id="flow3" sourceRef="requestApprovedDecision" targetRef="sendApproval">
  <bpmn:conditionExpression
    xsi:type="bpmn:tFormalExpression">#{vacationApproved == 'true'}</bpmn:conditionExpression>
</bpmn:sequenceFlow>
<bpmn:sequenceFlow id="flow4" sourceRef="requestApprovedDecision" targetRef="adjust">
  <bpmn:conditionExpression
    xsi:type="bpmn:tFormalExpression">#{vacationApproved == 'false'}</bpmn:conditionExpression>
</bpmn:sequenceFlow>
<bpmn:sequenceFlow id="flow5" sourceRef="sendApproval" targetRef="granted"/>
<bpmn:sequenceFlow id="flow6" sourceRef="adjust" targetRef="resendDecision"/>
<bpmn:sequenceFlow id="flow7" sourceRef="resendDecision" targetRef="handleRequest">
  <bpmn:conditionExpression
    xsi:type="bpmn:tFormalExpression">${resendRequest == 'true'}</bpmn:conditionExpression>
</bpmn:sequenceFlow>
<bpmn:sequenceFlow id="flow8" sourceRef="resendDecision" targetRef="givenUp">
  <bpmn:conditionExpression
    xsi:type="bpmn:tFormalExpression">${resendRequest == 'false'}</bpmn:conditionExpression>
</bpmn:sequenceFlow>
"""
    + _TAIL
)
"""A form at the start, the standard's potential owner, a way back for who began it."""
