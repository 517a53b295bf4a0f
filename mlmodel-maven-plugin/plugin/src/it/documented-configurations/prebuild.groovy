import io.github.mlmodel.integration.ProjectToBuild

for (module in ['files', 'trainers', 'team/scores']) {
    new ProjectToBuild(new File(basedir, module)).copyDatasets()
}

def visits = new StringBuilder('customer_id,day,visits,spent,churned\n')
(1..120).each { customer -> (1..5).each { month ->
    def count = (customer * 7 + month * 3) % 20
    visits << "c$customer,2026-0$month-${10 + customer % 18},$count,${customer % 40 + month},${count + customer % 3 < 9 ? 'yes' : 'no'}\n"
} }
for (module in ['files', 'times']) {
    new File(basedir, "$module/datasets").mkdirs()
    new File(basedir, "$module/datasets/visits.csv").text = visits
}
true
