# Names of fields, branches and states as people read them. The keys are the codes of the domain.

## Fields

field-affiliate_number = Affiliate number
field-period = Period
field-insured_number = Insured number
field-surname = Surname
field-given_name = Given name
field-full_name = Full name
field-cin = National id no. (CIN)
field-days = Declared days
field-gross_wage = Actual wage
field-capped_wage = Capped wage
field-situation = Situation
field-children = Children
field-allowance_to_pay = Family allowances to pay
field-allowance_to_deduct = Family allowances to deduct
field-allowance_net = Net family allowances to pay
field-allowance_to_return = Family allowances to pay back
field-control_sum = Control sum
field-share-all-employer = All contributions – employer share
field-share-all-employee = All contributions – employee share
field-share-all-both = All contributions – employer and employee shares
field-share-social_security-employer = CNSS contributions – employer share
field-share-social_security-employee = CNSS contributions – employee share
field-share-social_security-both = CNSS contributions – employer and employee shares
field-share-short_term_and_job_loss-employer = Short-term benefits and job loss – employer share
field-share-short_term_and_job_loss-employee = Short-term benefits and job loss – employee share
field-share-short_term_and_job_loss-both = Short-term benefits and job loss – employer and employee shares
field-share-health-employer = AMO health insurance (basic and solidarity) – employer share
field-share-health-employee = AMO health insurance (basic and solidarity) – employee share
field-share-health-both = AMO health insurance (basic and solidarity) – employer and employee shares
field-share-family_allowances-employer = Family allowances – employer share
field-share-family_allowances-employee = Family allowances – employee share
field-share-family_allowances-both = Family allowances – employer and employee shares
field-share-short_term-employer = Short-term benefits – employer share
field-share-short_term-employee = Short-term benefits – employee share
field-share-short_term-both = Short-term benefits – employer and employee shares
field-share-job_loss-employer = Job-loss benefit – employer share
field-share-job_loss-employee = Job-loss benefit – employee share
field-share-job_loss-both = Job-loss benefit – employer and employee shares
field-share-long_term-employer = Long-term benefits – employer share
field-share-long_term-employee = Long-term benefits – employee share
field-share-long_term-both = Long-term benefits – employer and employee shares
field-share-health_basic-employer = Basic compulsory health insurance – employer share
field-share-health_basic-employee = Basic compulsory health insurance – employee share
field-share-health_basic-both = Basic compulsory health insurance – employer and employee shares
field-share-health_solidarity-employer = Health insurance solidarity – employer share
field-share-health_solidarity-employee = Health insurance solidarity – employee share
field-share-health_solidarity-both = Health insurance solidarity – employer and employee shares
field-share-training_levy-employer = Training levy – employer share
field-share-training_levy-employee = Training levy – employee share
field-share-training_levy-both = Training levy – employer and employee shares

## Branches

branch-family_allowances = Family allowances
branch-short_term = Short-term benefits
branch-job_loss = Job-loss benefit
branch-long_term = Long-term benefits
branch-health_basic = Basic compulsory health insurance
branch-health_solidarity = Health insurance solidarity
branch-training_levy = Training levy

## Who pays

payer-employer = Employer share
payer-employee = Employee share
payer-both = Employer and employee shares

## Severities

severity-blocking = Blocking
severity-warning = Warning
severity-notice = Notice

## States of a declaration

state-received = Received
state-refused = File refused
state-checked = To be corrected
state-ready = Ready to file
state-filed = Filed
state-accepted = Accepted by the CNSS
state-superseded = Superseded
state-withdrawn = Withdrawn

## Events

event-file_received = File received
event-mapped = Columns or sheet chosen
event-facts_learnt = New facts known, file checked again
event-edited = Value changed on the page
event-file_refused = File refused
event-faults_found = Faults found
event-checks_passed = Checks passed
event-filed = Declaration filed
event-filed_in_part = Valid rows filed, the others set aside
event-acknowledged = Acknowledged by the CNSS
event-replaced = Replaced by a new declaration
event-withdrawn = Declaration withdrawn

## Situations

situation-normal = Normal month
situation-SO = Left the company
situation-DE = Deceased
situation-IT = Maternity
situation-IL = Sickness
situation-AT = Work accident
situation-CS = Unpaid leave
situation-MS = Kept without pay
situation-MP = Occupational disease

## Formats

format-csv = CSV (separated text)
format-xlsx = Excel (XLSX)
format-ods = OpenDocument (ODS)
format-xls = Old Excel (XLS)
format-ebds = e-BDS
