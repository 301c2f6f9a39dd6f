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
state-cancelled = Cancelled by the fund

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
event-cancelled = Filing cancelled by the fund

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

## Texts of law

law-before-reform-2025 = L’Économiste (1133026), on the rule before the reform of 2025
law-published = { $title }
law-cleiss-2017 = CLEISS, tables of the Moroccan social security scheme (2017 edition)
law-cleiss-2017-2024 = CLEISS, tables of the Moroccan social security scheme (2017 and 2024 editions)
law-cleiss-2024 = CLEISS, tables of the Moroccan social security scheme (2024 edition)
law-dahir-1-72-184 = Dahir 1-72-184 as modified: by the 10th of the month after the worked month
law-decree-2-14-207 = Decree 2-14-207 of 10 November 2014 modifying decree 2-05-734
law-decree-2-19-424 = Decree 2-19-424
law-decree-2-22-606 = Decree 2-22-606
law-decree-2-23-799 = Decree 2-23-799
law-decree-2-24-1122 = Decree 2-24-1122
law-decree-2002 = Decree of 2002 (number not found)
law-draft-2-25-983 = Draft decree 2-25-983
law-economiste-1133026 = L’Économiste (1133026)
law-extension-2025-07-first = Decision of the fund, July 2025: first extension
law-extension-2025-07-second = Decision of the fund, July 2025: second extension
law-law-03-14 = Law 03-14 (Bulletin officiel of 11 September 2014)
law-law-17-02 = Dahir 1-72-184 as modified by law 17-02
law-law-87-17 = Law 87-17, decree 2-19-718 of 3 March 2020 (Bulletin officiel 6668)
law-reform-2025 = Reform of dahir 1-72-184, reported on 14 March 2025 by L’Économiste (1133026)

## Where a rule comes from

source-charter = CNSS, e-BDS specification, file exchange, version 2 (2006)
source-change-log = CNSS, e-BDS change log 1.3
source-direct-payment = Family allowances paid by the CNSS itself (2007 to 2009)
source-company-id = Common company identifier: 15 digits, multiple of 97
source-reading = Tasrih: nothing is guessed while reading
source-prudence = Tasrih: what a careful accountant checks
source-control = control { $place }
source-record = record { $place }
source-field = field { $place }

## People to be registered: columns and fields

item-surname = Surname
    .note = Family name in Latin letters, as on the identity document; at most 30 characters.
item-given_name = Given name
    .note = Given name in Latin letters, as on the identity document; at most 30 characters.
item-surname_ar = Surname in Arabic
    .note = Family name in Arabic letters. Leave it empty if you do not know it.
item-given_name_ar = Given name in Arabic
    .note = Given name in Arabic letters. Leave it empty if you do not know it.
item-birth_date = Date of birth
    .note = DD/MM/YYYY, the day first.
item-sex = Sex
    .note = F for a woman, M for a man.
item-nationality = Nationality
    .note = Two letters (MA, FR, SN…) or in words.
item-cin = National id no. (CIN)
    .note = Needed for a Moroccan: one or two letters, then digits.
item-passport = Passport no.
    .note = For a foreigner: passport or residence card.
item-residence_card = Residence card no.
    .note = For a foreigner: passport or residence card.
item-hire_date = Hire date
    .note = First day of work, DD/MM/YYYY.
item-phone = Phone
    .note = Optional: the employee receives the number there.
item-email = E-mail
    .note = Optional: the employee receives the number there.
item-rib = Bank details (RIB)
    .note = Optional: 24 digits.

# What being late costs, and what is owed.
late-rule-late-payment = Late payment surcharge
late-rule-late-declaration = Late declaration fine
sure-confirmed = Confirmed by several sources
sure-single = To be confirmed: one source
sure-uncertain = To be confirmed: doubtful sources
sure-house = House decision, to be confirmed
